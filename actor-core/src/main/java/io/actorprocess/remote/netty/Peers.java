package io.actorprocess.remote.netty;

import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.message.Address;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.Backoff;
import io.actorprocess.remote.FrameHello;
import io.actorprocess.remote.FrameLimits;
import io.actorprocess.remote.FrameSession;
import io.actorprocess.remote.LinkMode;
import io.actorprocess.remote.MalformedFrameException;
import io.actorprocess.remote.MessageCodec;
import io.actorprocess.remote.MessageCredentials;
import io.actorprocess.remote.MessageTarget;
import io.actorprocess.remote.Outbox;
import io.actorprocess.remote.Outbox.Offer;
import io.actorprocess.remote.SessionAnswer;
import io.actorprocess.remote.SocketListener;
import io.actorprocess.remote.SocketStatistics;

/**
 * The peers that messages are on the way to, by address.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class Peers {

	private static final Logger logger = LoggerFactory.getLogger(Peers.class);

	private final NettySocketOptions options;

	private final EventLoopGroup group;

	private final ReportingListener listener;

	private final Traffic traffic;

	private final ByteCounter bytes;

	private final ChannelSecurity security;

	private final RandomGenerator random = new SecureRandom();

	/** Numbers of sessions: none can be guessed, and each is above those before. */
	private final AtomicLong sessions = new AtomicLong(this.random.nextLong());

	/** Shared. Peers are added under the lock of this object, and none after closing. */
	private final ConcurrentMap<Address, Peer> peers = new ConcurrentHashMap<>();

	/** Set once, before the first peer. */
	private volatile @Nullable Address self;

	/** Written under the lock of this object. */
	private volatile boolean closing;

	Peers(NettySocketOptions options, EventLoopGroup group, SocketListener listener, Traffic traffic,
			ByteCounter bytes) {
		this.options = options;
		this.group = group;
		this.listener = new ReportingListener(listener, traffic);
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
			Peer peer = peer(message.to().address());
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
	 * Watches a process; while closing, nothing is watched.
	 * @param process the process
	 * @param mode what to do with an existing connection
	 */
	void link(UPID process, LinkMode mode) {
		Peer peer = peer(process.address());
		while (peer != null && !peer.link(process.id(), mode)) {
			peer = peer(process.address());
		}
	}

	void unlink(UPID process) {
		Peer peer = this.peers.get(process.address());
		if (peer != null) {
			peer.unlink(process.id());
		}
	}

	void exited(Address watcher, String process, ExitReason.Kind kind) {
		Peer peer = this.peers.get(watcher);
		if (peer != null) {
			peer.exited(process, kind);
		}
	}

	/**
	 * A node has connected and speaks frames.
	 * @param channel its connection
	 * @param senders says for whom it may speak
	 * @param theirs what it says
	 * @param answer takes what to answer, by the event loop of the connection
	 */
	void accept(Channel channel, SenderCheck senders, FrameHello theirs, Accepted answer) {
		Peer peer = peer(theirs.node());
		if (peer == null || this.closing) {
			answer.accepted(null, null);
			return;
		}
		execute(peer.loop(), () -> {
			FrameConnection made = new FrameConnection(peer, channel, true, senders, this);
			try {
				SessionAnswer session = peer.line().accept(made, theirs);
				execute(channel.eventLoop(), () -> {
					if (session == null) {
						accept(channel, senders, theirs, answer);
					}
					else {
						answer.accepted(made, session);
					}
				});
			}
			catch (MalformedFrameException ex) {
				logger.warn("{} says a hello that does not fit its session: {}", peer.address(), ex.getMessage());
				execute(channel.eventLoop(), () -> answer.accepted(null, null));
			}
		});
	}

	/**
	 * Takes what to answer to a node that has connected.
	 */
	interface Accepted {

		/**
		 * The answer is known.
		 * @param made the connection, or null if no session can begin
		 * @param answer what the session says, or null likewise
		 */
		void accepted(@Nullable FrameConnection made, @Nullable SessionAnswer answer);

	}

	private @Nullable Peer peer(Address address) {
		Peer peer = this.peers.get(address);
		return (peer != null) ? peer : newPeer(address);
	}

	private synchronized @Nullable Peer newPeer(Address address) {
		if (this.closing) {
			return null;
		}
		return this.peers.computeIfAbsent(address, (key) -> new Peer(key, this.group.next(), this));
	}

	/**
	 * The sockets listen.
	 * @param address the address that the processes of this node bear
	 */
	void listening(Address address) {
		this.self = address;
	}

	/**
	 * The address of this node.
	 * @return the address that its processes bear
	 */
	Address self() {
		return Objects.requireNonNull(this.self);
	}

	/**
	 * What to show a peer.
	 * @param address where it listens
	 * @return credentials that can travel, or null if it is shown none
	 * @throws NoCredentialsException if there should be credentials and are none
	 */
	@Nullable String authorization(Address address) throws NoCredentialsException {
		MessageCredentials credentials = this.options.credentials();
		try {
			String authorization = (credentials != null) ? credentials.authorization(address) : null;
			MessageCodec.requireAuthorization(authorization);
			return authorization;
		}
		catch (RuntimeException ex) {
			throw new NoCredentialsException(ex);
		}
	}

	SocketListener listener() {
		return this.listener;
	}

	NettySocketOptions options() {
		return this.options;
	}

	Traffic traffic() {
		return this.traffic;
	}

	Outbox newOutbox() {
		return new Outbox(this.options.queuedMessages(), this.options.queuedBytes());
	}

	FrameSession newSession(Address address, Outbox outbox) {
		FrameLimits limits = this.options.frames().limits(this.options.request().messageBody());
		return new FrameSession(self(), address, this.sessions::incrementAndGet, outbox, this.listener, limits);
	}

	Backoff newBackoff() {
		FrameOptions frames = this.options.frames();
		return new Backoff(frames.leastBackoff(), frames.mostBackoff(), this.random::nextLong);
	}

	void remove(Peer peer) {
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

	void sent(int messages) {
		this.traffic.addSent(messages);
	}

	void undelivered(Message message, DeadLetterReason reason) {
		this.listener.undelivered(message, reason);
	}

	List<SocketStatistics.Connection> connections() {
		return this.peers.values().stream().map(Peers::describe).flatMap(Optional::stream).toList();
	}

	private static Optional<SocketStatistics.Connection> describe(Peer peer) {
		return Optional.ofNullable(peer.line().connection())
			.map((open) -> new SocketStatistics.Connection(peer.address().toString(), open.isInbound(),
					peer.session().isLinked(), open.transport(), peer.outbox().size()));
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
		List<Peer> all = List.copyOf(this.peers.values());
		CompletableFuture<?>[] finishing = all.stream().map(Peer::finish).toArray(CompletableFuture[]::new);
		try {
			CompletableFuture.allOf(finishing).get(this.options.closeTimeout().toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			logger.debug("Not everything could be written before closing", ex);
		}
		finally {
			all.forEach(Peer::abort);
		}
	}

}
