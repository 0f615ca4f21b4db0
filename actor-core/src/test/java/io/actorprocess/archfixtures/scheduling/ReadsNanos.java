package io.actorprocess.archfixtures.scheduling;

public final class ReadsNanos {

	long now() {
		return System.nanoTime();
	}

}
