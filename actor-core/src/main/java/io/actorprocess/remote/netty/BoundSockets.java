package io.actorprocess.remote.netty;

import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.message.Address;
import io.actorprocess.remote.BindFailedException;
import io.actorprocess.remote.SocketListener;
import io.actorprocess.remote.SocketStatistics;

/**
 * The threads and sockets between one bind and the following close.
 * <p>
 * Thread-safety: any thread may call any method.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends the channel,
												// which is watched
final class BoundSockets {

	private static final Logger logger = LoggerFactory.getLogger(BoundSockets.class);

	private static final int BACKLOG = 1024;

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final EventLoopGroup group;

	private final IoThreads threads = new IoThreads();

	private final InboundInitializer inbound;

	private final Peers peers;

	private final ClientSockets clients;

	private final Channel server;

	private final Address address;

	/**
	 * Starts to listen.
	 * @param requested the address, with port 0 for any
	 * @param options the limits
	 * @param listener takes what arrives
	 * @param encoder writes responses
	 * @param traffic counts
	 * @throws BindFailedException if the address cannot be bound
	 */
	BoundSockets(Address requested, NettySocketOptions options, SocketListener listener, ResponseEncoder encoder,
			Traffic traffic) {
		ByteCounter bytes = new ByteCounter(traffic);
		this.group = new MultiThreadIoEventLoopGroup(options.ioThreads(), this.threads, NioIoHandler.newFactory());
		this.peers = new Peers(options, this.group, listener, traffic, bytes);
		this.inbound = new InboundInitializer(new InboundServices(options, listener, encoder, traffic, this.peers),
				bytes, this.group.next());
		this.clients = new ClientSockets(options, this.group, bytes);
		ChannelFuture bound = listen(requested).awaitUninterruptibly();
		if (!bound.isSuccess()) {
			stopThreads();
			throw failure(requested, bound.cause());
		}
		this.server = bound.channel();
		this.address = Address.of((InetSocketAddress) this.server.localAddress());
		this.peers.listening(listener.bound(this.address));
		this.server.config().setAutoRead(true);
	}

	private ChannelFuture listen(Address requested) {
		return new ServerBootstrap().group(this.group)
			.channel(NioServerSocketChannel.class)
			.option(ChannelOption.SO_REUSEADDR, true)
			.option(ChannelOption.SO_BACKLOG, BACKLOG)
			.option(ChannelOption.AUTO_READ, false)
			.childOption(ChannelOption.TCP_NODELAY, true)
			.childHandler(this.inbound)
			.bind(requested.toSocketAddress());
	}

	private static BindFailedException failure(Address requested, Throwable cause) {
		String text = String.valueOf(cause.getMessage());
		return new BindFailedException(requested, cause instanceof BindException && text.contains("in use"), cause);
	}

	Address address() {
		return this.address;
	}

	Peers peers() {
		return this.peers;
	}

	ClientSockets clients() {
		return this.clients;
	}

	List<SocketStatistics.Connection> connections() {
		return Stream.of(this.peers.connections(), this.inbound.connections(), this.clients.connections())
			.flatMap(List::stream)
			.toList();
	}

	/**
	 * Stops to listen, writes what is queued for a short while, closes everything.
	 */
	void close() {
		this.server.close().awaitUninterruptibly();
		try {
			this.peers.close();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.clients.close().awaitUninterruptibly();
		this.inbound.close().awaitUninterruptibly();
		stopThreads();
	}

	private void stopThreads() {
		this.group.shutdownGracefully(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		try {
			if (!this.threads.join(PATIENCE)) {
				logger.warn("The I/O threads did not end within {}", PATIENCE);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
