package io.actorprocess.remote.netty;

import java.net.InetSocketAddress;
import java.util.List;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.ChannelGroupFuture;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.EventExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.message.Address;
import io.actorprocess.remote.Refusal;
import io.actorprocess.remote.SocketStatistics;

/**
 * Sets up connections that clients made, or closes them when there are too many.
 * <p>
 * Thread-safety: shared by all event loops.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends the channel,
												// which is watched
final class InboundInitializer extends ChannelInitializer<Channel> {

	/*
	 * A connection is accepted by the event loop of the listening socket and set up by
	 * another, which may be after close() looked for connections, even while the loops
	 * end. Netty closes no channel that is registered that late, and its client would
	 * wait for ever: so the group stays closed, and closes what comes to it.
	 */

	private static final Logger logger = LoggerFactory.getLogger(InboundInitializer.class);

	private final InboundServices services;

	private final ByteCounter bytes;

	private final Admission admission;

	private final ChannelSecurity security;

	private final ChannelGroup channels;

	/**
	 * Sets up nothing yet.
	 * @param services what all connections share
	 * @param bytes counts
	 * @param executor tells the end of closing
	 */
	InboundInitializer(InboundServices services, ByteCounter bytes, EventExecutor executor) {
		this.services = services;
		this.bytes = bytes;
		this.admission = new Admission(services.options());
		this.security = new ChannelSecurity(services.options().tls());
		this.channels = new DefaultChannelGroup(executor, true);
	}

	@Override
	protected void initChannel(Channel channel) {
		if (!(channel.remoteAddress() instanceof InetSocketAddress client)) {
			channel.close();
			return;
		}
		channel.closeFuture().addListener((closed) -> this.admission.leave(client.getAddress()));
		Refusal refusal = this.admission.enter(client.getAddress());
		if (refusal != null) {
			this.services.traffic().addRefused(refusal);
			logger.debug("{} is turned away: too many connections", client);
			channel.close();
			return;
		}
		this.channels.add(channel);
		if (!channel.isOpen()) {
			return;
		}
		KeepAlive.enable(channel);
		channel.pipeline().addLast(this.bytes);
		this.security.addInbound(channel.pipeline(), () -> this.services.traffic().addRefused(Refusal.HANDSHAKE));
		channel.pipeline()
			.addLast(new StalledWriteHandler(this.services.options().writeTimeout()),
					new InboundConnection(channel, this.services, client));
	}

	/**
	 * Closes all connections, and every one that comes later.
	 * @return completes when those that exist are closed
	 */
	ChannelGroupFuture close() {
		return this.channels.close();
	}

	List<SocketStatistics.Connection> connections() {
		// Those that speak frames are told by their peers
		return this.channels.stream()
			.filter((channel) -> channel.pipeline().get(FrameConnection.class) == null)
			.map(InboundInitializer::describe)
			.toList();
	}

	private static SocketStatistics.Connection describe(Channel channel) {
		String peer = Address.of((InetSocketAddress) channel.remoteAddress()).toString();
		return new SocketStatistics.Connection(peer, true, false, Traffic.LIBPROCESS, 0);
	}

}
