package io.actorprocess.remote;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.LongSupplier;

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
	 * sent. 4. Whoever dials gives up the connection that is attached, so the counts in
	 * its hello stay true until it is answered. Which one of several dials is the one is
	 * said by FrameDials. 5. A session that is over here gets another number, so that the
	 * peer learns of its end too.
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

	private final Outbox outbox;

	private final SocketListener listener;

	private final FrameLimits limits;

	private final FrameDecoder decoder;

	private final SessionLinks links;

	private final FrameIntake intake;

	private final Resumption resumption;

	/** Guarded by this, as are all fields below. */
	private @Nullable SessionConnection owner;

	private long ping = -1;

	/**
	 * A session that has never had a connection.
	 * @param self the address that the processes of this node bear
	 * @param peer the address that those of the other bear
	 * @param ids gives numbers that grow, from a random one on
	 * @param outbox what is to be sent
	 * @param listener takes what arrives
	 * @param limits how much is on its way at a time
	 */
	public FrameSession(Address self, Address peer, LongSupplier ids, Outbox outbox, SocketListener listener,
			FrameLimits limits) {
		this.self = self;
		this.peer = peer;
		this.outbox = outbox;
		this.listener = listener;
		this.limits = limits;
		this.decoder = new FrameDecoder(peer, limits.maxBody());
		this.links = new SessionLinks(peer, outbox, listener);
		this.intake = new FrameIntake(self, peer, this.links, outbox, listener, limits);
		this.resumption = new Resumption(self, peer, ids, outbox, this.intake, this.links);
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
	 * What to say to the peer to begin a connection. A connection that is attached is so
	 * no longer; {@link #establish}, {@link #refused} or {@link #hangUp} follows.
	 * @return the state of the session, and the number of the connection to come
	 */
	public synchronized FrameHello dial() {
		own(null);
		return this.resumption.dial();
	}

	/** The connection that was begun will not be made. */
	public synchronized void hangUp() {
		this.resumption.hangUp();
	}

	/** The next connection does not end links, even if the peer was restarted. */
	public synchronized void relink() {
		this.resumption.relink();
	}

	/**
	 * A peer has dialled. Its connection is attached, in place of another one, unless it
	 * is out of date or gives way to one that this end has dialled.
	 * @param connection the connection
	 * @param theirs what the peer says
	 * @return what to answer
	 * @throws MalformedFrameException if the peer claims to have got what was never sent
	 */
	public SessionAnswer accept(SessionConnection connection, FrameHello theirs) {
		Resumption.Resumed resumed;
		synchronized (this) {
			if (this.resumption.isOutdated(theirs)) {
				return new SessionAnswer(false, this.resumption.hello());
			}
			resumed = this.resumption.accept(connection, theirs);
			own(connection);
		}
		report(resumed.ended());
		return new SessionAnswer(true, resumed.answer());
	}

	/**
	 * The peer has accepted the connection that was dialled.
	 * @param connection the connection
	 * @param theirs what the peer answered
	 * @return whether it is attached; if not, another one was made meanwhile
	 * @throws MalformedFrameException if the peer claims to have got what was never sent
	 */
	public boolean establish(SessionConnection connection, FrameHello theirs) {
		Ended ended;
		synchronized (this) {
			if (!this.resumption.isWanted()) {
				return false;
			}
			ended = this.resumption.establish(connection, theirs);
			own(connection);
		}
		report(ended);
		return true;
	}

	/**
	 * The peer has refused the connection that was dialled.
	 * @param theirs what it answered
	 * @return whether to dial again at once; if not, a connection is made, or the peer
	 * has dialled
	 */
	public synchronized boolean refused(FrameHello theirs) {
		return this.resumption.refused(theirs);
	}

	private void own(@Nullable SessionConnection next) {
		SessionConnection last = this.owner;
		this.owner = next;
		this.ping = -1;
		if (last != null && last != next) {
			last.replaced();
		}
	}

	/**
	 * A connection has ended.
	 * @param connection the connection
	 * @return whether it was attached
	 */
	public synchronized boolean detach(SessionConnection connection) {
		boolean attached = this.owner == connection;
		if (attached) {
			this.owner = null;
		}
		return attached;
	}

	/**
	 * Whether the peer may know the session: it can go on over another connection.
	 * @return true after the first connection, until the session is over
	 */
	public synchronized boolean isKnown() {
		return this.resumption.isKnown();
	}

	// The end

	/**
	 * The session is over, and everything is given up: no connection can be had.
	 * @param reason why, for messages that never left
	 */
	public void giveUp(DeadLetterReason reason) {
		Ended ended;
		List<Message> waiting;
		synchronized (this) {
			ended = end();
			waiting = this.outbox.giveUpAll();
		}
		report(Ended.of(waiting, reason).after(ended));
	}

	/**
	 * The session is over: the peer said goodbye, or is another node now. What waits can
	 * go on its way in another session, or without one.
	 */
	public void forsake() {
		report(end());
	}

	/**
	 * The session is over, and there will be no other one. Links are not told.
	 * @param reason why, for messages that never left
	 */
	public void close(DeadLetterReason reason) {
		Ended ended;
		List<Message> waiting;
		synchronized (this) {
			ended = end();
			waiting = this.outbox.close();
		}
		report(Ended.of(waiting, reason).after(ended.with(List.of(), false)));
	}

	private synchronized Ended end() {
		own(null);
		return this.resumption.end();
	}

	private void report(Ended ended) {
		ended.tell(this.peer, this.listener);
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
	public synchronized void receive(SessionConnection connection, ByteBuffer in) {
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
	public synchronized boolean take(SessionConnection connection, FrameBatch batch, int enoughBytes) {
		if (this.owner != connection) {
			return false;
		}
		int entries = this.outbox.take(batch.entries(), this.limits.window(), enoughBytes);
		batch.set(this.self, entries, this.intake.takeAck(), this.ping, this.intake.takePong());
		this.ping = -1;
		return !batch.isEmpty();
	}

	/**
	 * The last words over a connection: what has arrived, and that nothing follows. From
	 * now on nothing but acknowledgements is taken in.
	 * @param connection the connection; it must be attached
	 * @param reason why
	 * @return the bytes; none if the connection is not attached
	 */
	public synchronized ByteBuffer leave(SessionConnection connection, String reason) {
		if (this.owner != connection) {
			return ByteBuffer.allocate(0);
		}
		this.intake.leave();
		return FrameEncoder.goAway(this.intake.takeAck(), reason);
	}

	/**
	 * How many messages are known to have arrived at the peer.
	 * @return the number since the last call
	 */
	public synchronized int takeDelivered() {
		return this.intake.takeDelivered();
	}

	/**
	 * How many messages have arrived here.
	 * @return the number since the last call
	 */
	public synchronized int takeReceived() {
		return this.intake.takeMessages();
	}

	/**
	 * How much was ever received and sent.
	 * @return a number that changes whenever an entry comes or leaves
	 */
	public synchronized long activity() {
		return this.intake.received() + this.outbox.sentCount();
	}

}
