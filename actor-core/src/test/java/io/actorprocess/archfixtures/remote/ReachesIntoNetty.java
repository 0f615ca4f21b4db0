package io.actorprocess.archfixtures.remote;

import io.actorprocess.archfixtures.remote.netty.UsesNetty;

public final class ReachesIntoNetty {

	Object make() {
		return new UsesNetty();
	}

}
