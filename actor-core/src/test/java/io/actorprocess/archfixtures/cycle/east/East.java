package io.actorprocess.archfixtures.cycle.east;

import io.actorprocess.archfixtures.cycle.west.West;

public final class East {

	public static final int LONGITUDE = Integer.getInteger("east", 90);

	public int opposite() {
		return new West().longitude();
	}

}
