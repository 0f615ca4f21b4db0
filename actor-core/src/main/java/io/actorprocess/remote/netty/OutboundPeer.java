package io.actorprocess.remote.netty;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.LinkMode;
import io.actorprocess.remote.netty.OutboundQueue.Offer;

/**
 * All that leaves for one address: a queue, and the connection that empties it.
 * <p>
 * Thread-safety: {@link #send}, {@link #link} and the getters are for any thread, the
 * rest is for the peer's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends the channel,
												// which is watched
final class OutboundPeer implements Runnable {

	/*
	 * 1. A sender enqueues and wakes the event loop if it has to. 2. The event loop
	 * applies a link that was asked for, makes a connection if there is none, and writes
	 * batches while the connection takes them; one flush ends a turn. 3. An unwritable or
	 * unfinished connection leaves the queue awake: its own events bring the peer back to
	 * 2. 4. A connection that ends takes with it what waits: each message is reported,
	 * the watcher is told once. An idle one that no link holds is finished gently. 5. A
	 * peer without connection and messages retires: its queue refuses everything, it
	 * leaves the table, and a later send makes a new peer.
	 *
	 * Unlike libprocess there is one connection per address, and a link promotes it: so
	 * messages before and after the link stay in order. A connection without a link is
	 * kept for a while and closed by FIN, never while the peer may still answer: so no
	 * reset can destroy what is under way. A RECONNECT takes along what waits, as there,
	 * and what is sent after it never uses the old connection.
	 */

	private static final int BATCH_BYTES = 64 * 1024;

	private final Address address;

	private final EventLoop loop;

	private final OutboundPeers peers;

	private final OutboundQueue queue;

	private final CompletableFuture<Void> finished = new CompletableFuture<>();

	/** Owned by the event loop, as are the fields below; others may read. */
	private volatile boolean linked;

	private volatile @Nullable OutboundConnection connection;

	private @Nullable ScheduledFuture<?> idleTimer;

	private boolean usedSinceTimer;

	private boolean finishing;

	OutboundPeer(Address address, EventLoop loop, OutboundPeers peers) {
		this.address = address;
		this.loop = loop;
		this.peers = peers;
		this.queue = peers.newQueue();
	}

	Address address() {
		return this.address;
	}

	boolean isLinked() {
		return this.linked;
	}

	boolean isConnected() {
		return this.connection != null;
	}

	int queued() {
		return this.queue.size();
	}

	/**
	 * Enqueues a message.
	 * @param message the message
	 * @return what became of it; there is nothing more to do for the caller
	 */
	Offer send(Message message) {
		Offer offer = this.queue.offer(message);
		if (offer == Offer.WAKE) {
			this.peers.execute(this.loop, this);
		}
		return offer;
	}

	/**
	 * Asks for a link.
	 * @param mode what to do with an existing connection
	 * @return false if the peer was given up
	 */
	boolean link(LinkMode mode) {
		if (this.queue.offerLink(mode) == Offer.RETIRED) {
			return false;
		}
		this.peers.execute(this.loop, this);
		return true;
	}

	/**
	 * Does what can be done now.
	 */
	@Override
	public void run() {
		LinkMode mode = this.queue.takeLink();
		if (mode != null) {
			applyLink(mode);
		}
		if (this.connection == null && !this.queue.isEmpty()) {
			connect();
		}
		OutboundConnection current = this.connection;
		if (current != null && current.isReady()) {
			drain(current);
		}
	}

	private void applyLink(LinkMode mode) {
		OutboundConnection old = this.connection;
		this.linked = true;
		if (old == null || mode == LinkMode.RECONNECT) {
			connect();
			if (old != null) {
				old.finish();
			}
		}
	}

	private void connect() {
		ChannelFuture connecting = this.peers.connect(this.address, this.loop);
		OutboundConnection made = new OutboundConnection(this, connecting);
		this.connection = made;
		connecting.channel().pipeline().addLast(made);
		connecting.addListener((result) -> {
			if (result.isSuccess()) {
				run();
			}
			else {
				this.peers.connectFailed(this.address, result.cause());
				this.peers.execute(this.loop, () -> ended(made, DeadLetterReason.CONNECT_FAILED));
			}
		});
	}

	private void drain(OutboundConnection target) {
		List<Message> batch = this.queue.takeBatch(BATCH_BYTES);
		while (!batch.isEmpty()) {
			write(batch, target);
			batch = target.isReady() ? this.queue.takeBatch(BATCH_BYTES) : List.of();
		}
		target.flush();
		this.usedSinceTimer = true;
		if (this.finishing && this.queue.isEmpty()) {
			giveUp();
			target.finish();
		}
		else {
			watchIdleness();
		}
	}

	private void write(List<Message> batch, OutboundConnection target) {
		String authorization;
		try {
			authorization = this.peers.authorization(this.address);
		}
		catch (RuntimeException ex) {
			this.peers.noCredentials(batch, this.address, ex);
			return;
		}
		target.write(batch, authorization);
	}

	/**
	 * A batch left, or never will.
	 * @param batch the messages
	 * @param success whether all bytes were handed to the system
	 */
	void written(List<Message> batch, boolean success) {
		if (success) {
			this.peers.sent(batch.size());
		}
		else {
			this.peers.undelivered(batch, DeadLetterReason.CONNECTION_LOST);
		}
	}

	/**
	 * A connection was closed.
	 * @param closed which
	 */
	void ended(OutboundConnection closed) {
		ended(closed, DeadLetterReason.CONNECTION_LOST);
	}

	private void ended(OutboundConnection closed, DeadLetterReason reason) {
		if (closed != this.connection) {
			return;
		}
		this.connection = null;
		LinkMode mode = this.queue.takeLink();
		boolean linkAnew = mode == LinkMode.RECONNECT || (mode == LinkMode.REUSE && !this.linked);
		if (linkAnew && !this.finishing) {
			this.linked = true;
			connect();
			return;
		}
		this.peers.undelivered(this.queue.takeAll(), reason);
		reportExit();
		retire();
	}

	private void reportExit() {
		if (this.linked) {
			this.linked = false;
			if (!this.finishing) {
				this.peers.exited(this.address);
			}
		}
	}

	private void retire() {
		if (this.finishing) {
			giveUp();
			this.finished.complete(null);
		}
		else if (this.queue.retire()) {
			this.peers.remove(this);
		}
		else {
			run();
		}
	}

	private void giveUp() {
		this.peers.undelivered(this.queue.close(), DeadLetterReason.SHUTDOWN);
		this.peers.remove(this);
	}

	private void watchIdleness() {
		if (this.idleTimer == null && !this.linked) {
			this.usedSinceTimer = false;
			this.idleTimer = this.loop.schedule(this::checkIdleness, this.peers.idleNanos(), TimeUnit.NANOSECONDS);
		}
	}

	private void checkIdleness() {
		this.idleTimer = null;
		OutboundConnection idle = this.connection;
		if (idle == null || this.linked || this.finishing) {
			return;
		}
		if (this.usedSinceTimer || !this.queue.retire()) {
			watchIdleness();
			return;
		}
		this.connection = null;
		this.peers.remove(this);
		idle.finish();
	}

	/**
	 * Writes what is queued, then ends the connection; nobody is told.
	 * @return completes when nothing is left
	 */
	CompletableFuture<Void> finish() {
		this.peers.execute(this.loop, () -> {
			this.finishing = true;
			if (this.connection == null && this.queue.isEmpty()) {
				retire();
			}
			else {
				run();
			}
		});
		return this.finished;
	}

	/**
	 * Ends the connection now; what waits is reported.
	 */
	void abort() {
		this.peers.execute(this.loop, () -> {
			OutboundConnection current = this.connection;
			giveUp();
			if (current != null) {
				current.close();
			}
		});
	}

}
