package io.actorprocess.archfixtures.cycle.west;

import io.actorprocess.archfixtures.cycle.east.East;

public final class West {

	public int longitude() {
		return -East.LONGITUDE;
	}

}
