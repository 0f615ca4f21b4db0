package io.actorprocess.remote.netty;

import java.time.Duration;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;

/**
 * Sets up a connection that was made to a peer.
 * <p>
 * Thread-safety: used for one connection.
 */
final class OutboundInitializer extends ChannelInitializer<Channel> {

	private final ByteCounter bytes;

	private final Duration writeTimeout;

	OutboundInitializer(ByteCounter bytes, Duration writeTimeout) {
		this.bytes = bytes;
		this.writeTimeout = writeTimeout;
	}

	@Override
	protected void initChannel(Channel channel) {
		KeepAlive.enable(channel);
		channel.pipeline().addLast(this.bytes, new StalledWriteHandler(this.writeTimeout));
	}

}
