package io.actorprocess.remote.netty;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.LinkMode;
import io.actorprocess.remote.MessageCodec;
import io.actorprocess.remote.MessageCredentials;
import io.actorprocess.remote.MessageTarget;
import io.actorprocess.remote.SocketListener;
import io.actorprocess.remote.SocketStatistics;
import io.actorprocess.remote.netty.OutboundQueue.Offer;

/**
 * The peers that messages are on the way to, by address.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class OutboundPeers {

	private static final Logger logger = LoggerFactory.getLogger(OutboundPeers.class);

	private final NettySocketOptions options;

	private final EventLoopGroup group;

	private final SocketListener listener;

	private final Traffic traffic;

	private final ByteCounter bytes;

	private final ChannelSecurity security;

	/** Shared. Peers are added under the lock of this object, and none after closing. */
	private final ConcurrentMap<Address, OutboundPeer> peers = new ConcurrentHashMap<>();

	/** Guarded by this. */
	private boolean closing;

	OutboundPeers(NettySocketOptions options, EventLoopGroup group, SocketListener listener, Traffic traffic,
			ByteCounter bytes) {
		this.options = options;
		this.group = group;
		this.listener = listener;
		this.traffic = traffic;
		this.bytes = bytes;
		this.security = new ChannelSecurity(options.tls());
	}

	/**
	 * Sends a message, or reports why not.
	 * @param message the message
	 */
	void send(Message message) {
		DeadLetterReason unsendable = unsendable(message);
		if (unsendable != null) {
			undelivered(message, unsendable);
			return;
		}
		Offer offer;
		do {
			OutboundPeer peer = peer(message.to().address());
			if (peer == null) {
				undelivered(message, DeadLetterReason.SHUTDOWN);
				return;
			}
			offer = peer.send(message);
		}
		while (offer == Offer.RETIRED);
		if (offer == Offer.FULL) {
			undelivered(message, DeadLetterReason.OUTBOUND_FULL);
		}
	}

	private @Nullable DeadLetterReason unsendable(Message message) {
		boolean tooLarge = message.body().length > this.options.request().messageBody()
				|| message.name().length() > MessageTarget.MAX_LENGTH
				|| message.to().id().length() > MessageTarget.MAX_LENGTH
				|| message.from().id().length() > MessageTarget.MAX_LENGTH;
		if (tooLarge) {
			return DeadLetterReason.TOO_LARGE;
		}
		return MessageTarget.isLegalName(message.name()) ? null : DeadLetterReason.UNDECODABLE;
	}

	/**
	 * Watches a peer; while closing, nothing is watched.
	 * @param address where it listens
	 * @param mode what to do with an existing connection
	 */
	void link(Address address, LinkMode mode) {
		OutboundPeer peer = peer(address);
		while (peer != null && !peer.link(mode)) {
			peer = peer(address);
		}
	}

	private @Nullable OutboundPeer peer(Address address) {
		OutboundPeer peer = this.peers.get(address);
		return (peer != null) ? peer : newPeer(address);
	}

	private synchronized @Nullable OutboundPeer newPeer(Address address) {
		if (this.closing) {
			return null;
		}
		return this.peers.computeIfAbsent(address, (key) -> new OutboundPeer(key, this.group.next(), this));
	}

	OutboundQueue newQueue() {
		return new OutboundQueue(this.options.queuedMessages(), this.options.queuedBytes());
	}

	void remove(OutboundPeer peer) {
		this.peers.remove(peer.address(), peer);
	}

	/**
	 * Runs a task of a peer on its event loop. A loop that has ended has nothing to do:
	 * the queues were closed before.
	 * @param loop the event loop
	 * @param task the task
	 */
	void execute(EventLoop loop, Runnable task) {
		try {
			loop.execute(task);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("A task came after the end of its event loop", ex);
		}
	}

	ChannelFuture connect(Address address, EventLoop loop) {
		ChannelFuture connected = new Bootstrap().group(loop)
			.channel(NioSocketChannel.class)
			.disableResolver()
			.option(ChannelOption.TCP_NODELAY, true)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) this.options.connectTimeout().toMillis())
			.handler(new OutboundInitializer(this.bytes, this.security, address, this.options.writeTimeout()))
			.connect(address.toSocketAddress());
		return this.security.established(connected, loop);
	}

	void connectFailed(Address address, @Nullable Throwable cause) {
		logger.debug("Cannot connect to {}", address, cause);
	}

	/**
	 * What to show a peer.
	 * @param address where it listens
	 * @return credentials that can travel, or null if it is shown none
	 * @throws RuntimeException if there should be credentials and are none
	 */
	@Nullable String authorization(Address address) {
		MessageCredentials credentials = this.options.credentials();
		String authorization = (credentials != null) ? credentials.authorization(address) : null;
		MessageCodec.requireAuthorization(authorization);
		return authorization;
	}

	/** Messages would be refused, so they are not sent. */
	void noCredentials(List<Message> messages, Address address, RuntimeException cause) {
		logger.warn("{} messages to {} are not sent, as there are no credentials for it: {}", messages.size(), address,
				String.valueOf(cause));
		undelivered(messages, DeadLetterReason.FORBIDDEN);
	}

	void sent(int messages) {
		this.traffic.addSent(messages);
	}

	void undelivered(List<Message> messages, DeadLetterReason reason) {
		messages.forEach((message) -> undelivered(message, reason));
	}

	void undelivered(Message message, DeadLetterReason reason) {
		this.traffic.addDropped(reason);
		report(() -> this.listener.undelivered(message, reason));
	}

	void exited(Address address) {
		report(() -> this.listener.exited(address));
	}

	private static void report(Runnable report) {
		try {
			report.run();
		}
		catch (RuntimeException ex) {
			logger.error("The listener failed on a report of the sockets", ex);
		}
	}

	long idleNanos() {
		return this.options.idleTimeout().toNanos();
	}

	List<SocketStatistics.Connection> connections() {
		return this.peers.values()
			.stream()
			.filter(OutboundPeer::isConnected)
			.map((peer) -> new SocketStatistics.Connection(peer.address().toString(), false, peer.isLinked(),
					Traffic.LIBPROCESS, peer.queued()))
			.toList();
	}

	/**
	 * Refuses new messages, writes those that wait for at most the close timeout, and
	 * reports the rest.
	 * @throws InterruptedException if the thread is interrupted; everything is closed
	 * then
	 */
	void close() throws InterruptedException {
		synchronized (this) {
			this.closing = true;
		}
		List<OutboundPeer> all = List.copyOf(this.peers.values());
		CompletableFuture<?>[] finishing = all.stream().map(OutboundPeer::finish).toArray(CompletableFuture[]::new);
		try {
			CompletableFuture.allOf(finishing).get(this.options.closeTimeout().toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			logger.debug("Not everything could be written before closing", ex);
		}
		finally {
			all.forEach(OutboundPeer::abort);
		}
	}

}
