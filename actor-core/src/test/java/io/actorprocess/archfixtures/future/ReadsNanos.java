package io.actorprocess.archfixtures.future;

public final class ReadsNanos {

	long now() {
		return System.nanoTime();
	}

}
