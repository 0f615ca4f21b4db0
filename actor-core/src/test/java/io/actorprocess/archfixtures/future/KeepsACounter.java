package io.actorprocess.archfixtures.future;

public final class KeepsACounter {

	private static int counter;

	int next() {
		counter++;
		return counter;
	}

}
