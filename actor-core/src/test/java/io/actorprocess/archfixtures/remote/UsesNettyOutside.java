package io.actorprocess.archfixtures.remote;

import io.netty.buffer.Unpooled;

public final class UsesNettyOutside {

	Object buffer() {
		return Unpooled.buffer();
	}

}
