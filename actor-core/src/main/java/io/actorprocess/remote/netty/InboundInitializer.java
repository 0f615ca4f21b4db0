package io.actorprocess.remote.netty;

import java.net.InetSocketAddress;
import java.util.List;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.message.Address;
import io.actorprocess.remote.SocketStatistics;

/**
 * Sets up connections that clients made, or closes them when there are too many.
 * <p>
 * Thread-safety: shared by all event loops.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends the channel,
												// which is watched
final class InboundInitializer extends ChannelInitializer<Channel> {

	private static final Logger logger = LoggerFactory.getLogger(InboundInitializer.class);

	private final InboundServices services;

	private final ByteCounter bytes;

	private final Admission admission;

	private final ChannelGroup channels;

	InboundInitializer(InboundServices services, ByteCounter bytes, ChannelGroup channels) {
		this.services = services;
		this.bytes = bytes;
		this.admission = new Admission(services.options());
		this.channels = channels;
	}

	@Override
	protected void initChannel(Channel channel) {
		if (!(channel.remoteAddress() instanceof InetSocketAddress client)) {
			channel.close();
			return;
		}
		channel.closeFuture().addListener((closed) -> this.admission.leave(client.getAddress()));
		if (!this.admission.enter(client.getAddress())) {
			logger.debug("{} is turned away: too many connections", client);
			channel.close();
			return;
		}
		this.channels.add(channel);
		KeepAlive.enable(channel);
		channel.pipeline()
			.addLast(this.bytes, new StalledWriteHandler(this.services.options().writeTimeout()),
					new InboundConnection(channel, this.services, client));
	}

	List<SocketStatistics.Connection> connections() {
		return this.channels.stream().map(InboundInitializer::describe).toList();
	}

	private static SocketStatistics.Connection describe(Channel channel) {
		String peer = Address.of((InetSocketAddress) channel.remoteAddress()).toString();
		return new SocketStatistics.Connection(peer, true, false, Traffic.LIBPROCESS, 0);
	}

}
