package io.actorprocess.archfixtures.future;

public final class KeepsAnInstance {

	private static final KeepsAnInstance INSTANCE = new KeepsAnInstance();

	private int count;

	static int next() {
		INSTANCE.count++;
		return INSTANCE.count;
	}

}
