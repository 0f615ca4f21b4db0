package io.actorprocess.archfixtures.message;

import io.actorprocess.archfixtures.future.Innocent;

public final class ReachesUp {

	Object limit() {
		return new Innocent().limit();
	}

}
