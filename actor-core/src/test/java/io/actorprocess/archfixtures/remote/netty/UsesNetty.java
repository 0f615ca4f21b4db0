package io.actorprocess.archfixtures.remote.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

public final class UsesNetty {

	public ByteBuf buffer() {
		return Unpooled.buffer();
	}

}
