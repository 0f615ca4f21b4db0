package io.actorprocess.remote.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import jdk.net.ExtendedSocketOptions;

/**
 * Probes of the system for connections that are silent: a peer that lost its power never
 * says so, and without probes a link to it would never end. Nor does Linux tell a client
 * whose handshake crossed the closing of the listening socket, until the client sends.
 * <p>
 * Thread-safety: stateless.
 */
final class KeepAlive {

	private static final int IDLE_SECONDS = 30;

	private static final int INTERVAL_SECONDS = 10;

	private static final int PROBES = 3;

	private KeepAlive() {
	}

	/**
	 * Lets a dead peer be noticed within a minute, or as soon as the system can be told.
	 * @param channel a channel of the NIO transport
	 */
	static void enable(Channel channel) {
		channel.config().setOption(ChannelOption.SO_KEEPALIVE, true);
		// A system that does not know one of these is left with its own defaults
		channel.config().setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), IDLE_SECONDS);
		channel.config().setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), INTERVAL_SECONDS);
		channel.config().setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), PROBES);
	}

}
