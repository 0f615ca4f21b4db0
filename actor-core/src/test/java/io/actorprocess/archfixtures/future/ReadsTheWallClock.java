package io.actorprocess.archfixtures.future;

public final class ReadsTheWallClock {

	long now() {
		return System.currentTimeMillis();
	}

}
