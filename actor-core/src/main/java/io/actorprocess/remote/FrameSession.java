package io.actorprocess.remote;

import java.nio.ByteBuffer;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.actorprocess.message.Address;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.Message;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.Outbox.Offer;

/**
 * One end of the conversation of two nodes in frames, over any number of connections one
 * after another. It does no input or output itself: whoever has a connection hands it
 * what arrives and asks it what to send.
 * <p>
 * Delivery is at most once and in order, also across connections. What is not known to
 * have arrived when the session is given up is reported as undelivered; where the peer
 * can no longer be asked, it may have arrived, and the reason says so.
 * <p>
 * Thread-safety: any thread may call any method; a connection calls for itself from one
 * thread at a time.
 */
public final class FrameSession {

	/*
	 * 1. Both directions are numbered streams of entries (messages and notices). The
	 * receiver counts what it takes in and tells the count in ACKs; the sender keeps an
	 * entry until it is counted. 2. One connection at a time is attached, the "owner".
	 * What another brings is not looked at and what it asks for it does not get: bytes of
	 * a connection that was given up cannot overtake or repeat anything. 3. Each end
	 * tells its counts when a connection is attached. If the peer still knows the
	 * session, the sender goes on behind what the peer has: a cut loses nothing, repeats
	 * nothing and keeps the order. If the peer has forgotten it (it was restarted, or has
	 * given up), what was in doubt is reported, and both ends go on from what was ever
	 * sent. 4. A connection that the peer began before it knew of a later one is told by
	 * its generation, and whoever accepts connections refuses it.
	 *
	 * The ACK is the credit too: a sender has at most "window" entries in doubt, and a
	 * receiver withholds ACKs while a process that it delivered to has too much to do. It
	 * goes on reading meanwhile, so signs of life and notices pass.
	 *
	 * The lock of the session is held while entries are delivered; the listener may call
	 * the session back by the same thread only. What is given up is reported without it.
	 */

	private final Address self;

	private final Address peer;

	private final long id;

	private final Outbox outbox;

	private final SocketListener listener;

	private final FrameLimits limits;

	private final FrameDecoder decoder;

	private final SessionLinks links;

	private final FrameIntake intake;

	/** Guarded by this, as are all fields below. */
	private @Nullable Object owner;

	private long peerSession;

	private long generation;

	private long ping = -1;

	/**
	 * A session that has never had a connection.
	 * @param self the address that the processes of this node bear
	 * @param peer the address that those of the other bear
	 * @param id a random number that is not 0, different for each session
	 * @param outbox what is to be sent
	 * @param listener takes what arrives
	 * @param limits how much is on its way at a time
	 */
	public FrameSession(Address self, Address peer, long id, Outbox outbox, SocketListener listener,
			FrameLimits limits) {
		this.self = self;
		this.peer = peer;
		this.id = id;
		this.outbox = outbox;
		this.listener = listener;
		this.limits = limits;
		this.decoder = new FrameDecoder(peer, limits.maxBody());
		this.links = new SessionLinks(peer, outbox, listener);
		this.intake = new FrameIntake(this.links, outbox, listener, limits);
	}

	// Links

	/**
	 * Asks the peer to tell the end of a process, unless it was asked already.
	 * @param process the process' id
	 * @return what became of the notice; queued if there was none to send
	 */
	public synchronized Offer link(String process) {
		return this.links.link(process);
	}

	/**
	 * Tells the peer that the end of a process is of no interest any more.
	 * @param process the process' id
	 * @return what became of the notice
	 */
	public synchronized Offer unlink(String process) {
		return this.links.unlink(process);
	}

	/**
	 * Tells the peer, if it asked, that a process here has ended.
	 * @param process the process' id
	 * @param kind why
	 * @return what became of the notice
	 */
	public synchronized Offer exited(String process, ExitReason.Kind kind) {
		return this.links.exited(process, kind);
	}

	/**
	 * Whether somebody here watches the peer.
	 * @return true if its end will be told
	 */
	public synchronized boolean isLinked() {
		return this.links.isLinked();
	}

	/**
	 * Whether a connection is needed.
	 * @return true if nothing is on its way and nobody watches anybody
	 */
	public synchronized boolean isQuiet() {
		return !this.links.isLinked() && !this.links.isWatched() && this.outbox.isSettled();
	}

	// Connections

	/**
	 * What to say to the peer to begin a connection.
	 * @return the state of the session, and the number of the connection to come
	 */
	public synchronized FrameHello dial() {
		return hello(this.peerSession, this.generation + 1);
	}

	/**
	 * What to say to a peer whose connection is not attached.
	 * @return the state of the session
	 */
	public synchronized FrameHello hello() {
		return hello(this.peerSession, this.generation);
	}

	private FrameHello hello(long remembered, long connection) {
		return new FrameHello(this.self, this.id, remembered, this.intake.received(), this.outbox.settledCount(),
				this.outbox.sentCount(), connection);
	}

	/**
	 * Whether the other end began a connection before it knew of one that came later.
	 * @param theirs what it says
	 * @return true if the connection must not be attached
	 */
	public synchronized boolean isOutdated(FrameHello theirs) {
		return this.owner != null && theirs.session() == this.peerSession && theirs.generation() <= this.generation;
	}

	/**
	 * Learns from a peer that refuses a connection because it has seen a later one.
	 * @param theirs what it says
	 */
	public synchronized void catchUp(FrameHello theirs) {
		this.generation = Math.max(this.generation, theirs.generation());
	}

	/**
	 * Goes on over a connection; another one that is attached is so no longer.
	 * @param connection the connection
	 * @param theirs what the peer says
	 * @param relink whether links outlive a restart of the peer
	 * @return what to say if the peer spoke first
	 * @throws MalformedFrameException if the peer claims to have got what was never sent
	 */
	public FrameHello attach(Object connection, FrameHello theirs, boolean relink) {
		List<Message> inDoubt = List.of();
		boolean forgotten;
		FrameHello answer;
		synchronized (this) {
			boolean known = theirs.session() == this.peerSession;
			forgotten = this.peerSession != 0 && !known;
			if (theirs.peerSession() == this.id) {
				this.intake.ack(Math.max(theirs.received(), this.outbox.settledCount()));
				this.outbox.rewind();
			}
			else {
				inDoubt = this.outbox.giveUpTaken();
			}
			this.intake.restart(known ? Math.max(this.intake.received(), theirs.settled()) : theirs.sent());
			this.peerSession = theirs.session();
			this.generation = Math.max(this.generation, theirs.generation());
			this.owner = connection;
			this.ping = -1;
			answer = hello(known ? this.peerSession : 0, this.generation);
		}
		report(inDoubt, DeadLetterReason.POSSIBLY_DELIVERED);
		if (forgotten) {
			peerForgot(relink);
		}
		return answer;
	}

	/** The peer was restarted, or has given the session up: no link survived there. */
	private void peerForgot(boolean relink) {
		List<String> watched;
		boolean exited;
		synchronized (this) {
			watched = this.links.takeWatched();
			exited = !relink && this.links.takeAll();
			this.links.tellAgain();
		}
		watched.forEach((process) -> this.listener.unlinked(this.peer, process));
		if (exited) {
			this.listener.exited(this.peer);
		}
	}

	/**
	 * A connection has ended.
	 * @param connection the connection
	 * @return whether it was attached
	 */
	public synchronized boolean detach(Object connection) {
		boolean attached = this.owner == connection;
		if (attached) {
			this.owner = null;
		}
		return attached;
	}

	/**
	 * Gives up everything: no connection can be had any more.
	 * @param reason why, for messages that never left
	 */
	public void giveUp(DeadLetterReason reason) {
		List<Message> inDoubt;
		List<Message> waiting;
		synchronized (this) {
			this.owner = null;
			inDoubt = this.outbox.giveUpTaken();
			waiting = this.outbox.giveUpAll();
		}
		report(inDoubt, (farewell() != null) ? DeadLetterReason.CONNECTION_LOST : DeadLetterReason.POSSIBLY_DELIVERED);
		report(waiting, reason);
		peerForgot(false);
	}

	private void report(List<Message> messages, DeadLetterReason reason) {
		messages.forEach((message) -> this.listener.undelivered(message, reason));
	}

	/**
	 * What the peer said when it went away for good.
	 * @return its reason, or null if it did not
	 */
	public synchronized @Nullable String farewell() {
		return this.intake.farewell();
	}

	// Bytes

	/**
	 * Takes in the frames that are complete.
	 * @param connection where they come from; nothing is taken in unless it is attached
	 * @param in the bytes; what is left begins with a frame that is not complete
	 * @throws MalformedFrameException if the connection is of no more use
	 */
	public synchronized void receive(Object connection, ByteBuffer in) {
		if (this.owner != connection) {
			in.position(in.limit());
			return;
		}
		boolean more = true;
		while (more && this.intake.farewell() == null) {
			more = this.decoder.next(in, this.intake);
		}
	}

	/**
	 * Whether to send something without delay after what was received.
	 * @return true if the peer waits for it, or many entries are not acknowledged
	 */
	public synchronized boolean isUrgent() {
		return this.intake.isUrgent();
	}

	/**
	 * Whether there is something to acknowledge, after a short while.
	 * @return true if the peer does not know yet what has arrived
	 */
	public synchronized boolean owesAck() {
		return this.intake.owesAck();
	}

	/** Asks for a sign of life with the next batch. */
	public synchronized void ping() {
		this.ping = this.intake.received();
	}

	/**
	 * Takes what is to be sent next.
	 * @param connection who asks; it gets nothing unless it is attached
	 * @param batch takes the frames in place of those it had
	 * @param enoughBytes how many bytes of bodies are enough
	 * @return whether there is anything; if not, whoever offers next wakes the connection
	 */
	public synchronized boolean take(Object connection, FrameBatch batch, int enoughBytes) {
		if (this.owner != connection) {
			return false;
		}
		int entries = this.outbox.take(batch.entries(), this.limits.window(), enoughBytes);
		batch.set(this.self, entries, this.intake.takeAck(), this.ping, this.intake.takePong());
		this.ping = -1;
		return !batch.isEmpty();
	}

	/**
	 * What to write when the session ends for good. Nothing may follow.
	 * @param reason why
	 * @return the bytes
	 */
	public static ByteBuffer goAway(String reason) {
		return FrameEncoder.goAway(reason);
	}

	/**
	 * How many messages are known to have arrived.
	 * @return the number since the last call
	 */
	public synchronized int takeDelivered() {
		return this.intake.takeDelivered();
	}

}
