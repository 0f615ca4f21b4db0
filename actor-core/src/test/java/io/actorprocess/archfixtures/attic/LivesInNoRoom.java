package io.actorprocess.archfixtures.attic;

public final class LivesInNoRoom {

	int answer() {
		return 42;
	}

}
