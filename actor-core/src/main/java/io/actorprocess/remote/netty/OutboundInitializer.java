package io.actorprocess.remote.netty;

import java.time.Duration;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;

import io.actorprocess.message.Address;

/**
 * Sets up a connection that was made to a peer.
 * <p>
 * Thread-safety: used for one connection.
 */
final class OutboundInitializer extends ChannelInitializer<Channel> {

	private final ByteCounter bytes;

	private final ChannelSecurity security;

	private final Address peer;

	private final Duration writeTimeout;

	OutboundInitializer(ByteCounter bytes, ChannelSecurity security, Address peer, Duration writeTimeout) {
		this.bytes = bytes;
		this.security = security;
		this.peer = peer;
		this.writeTimeout = writeTimeout;
	}

	@Override
	protected void initChannel(Channel channel) {
		KeepAlive.enable(channel);
		channel.pipeline().addLast(this.bytes);
		this.security.addOutbound(channel.pipeline(), this.peer);
		channel.pipeline().addLast(new StalledWriteHandler(this.writeTimeout));
	}

}
