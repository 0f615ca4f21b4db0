package io.actorprocess.remote;

import java.util.List;
import java.util.function.LongSupplier;

import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.metrics.DeadLetterReason;

/**
 * Agrees with the peer on where to go on when a connection begins.
 * <p>
 * Thread-safety: guarded by the lock of its session.
 */
final class Resumption {

	/*
	 * What each end says of the other's session tells what has arrived. 1. The other end
	 * remembers this one, and is known: it has so much, and the sender goes on behind it.
	 * 2. It dials and does not, though it is known: it has never heard that its dial was
	 * accepted, so nothing that was sent since has arrived, and all of it is sent again.
	 * 3. It is not known, as it was restarted or has given up: what was sent is in doubt.
	 * It may remember this end, if it has accepted a dial and the answer was lost. Its
	 * count then begins where the dial said, and acknowledges nothing.
	 *
	 * The numbers of a node's sessions grow, so that a hello that was late is known for
	 * what it is. Were it believed, the count of the session that followed would begin
	 * anew, and seem to acknowledge what had never arrived.
	 *
	 * An end that has had no connection yet and is dialled by one that remembers it is
	 * the other side of 2: it has taken nothing in, and asks for everything.
	 */

	/** A node that was restarted begins anywhere, so hardly ever so little behind. */
	private static final long MOST_SESSIONS = 1L << 32;

	private final Address self;

	private final LongSupplier ids;

	private final Outbox outbox;

	private final FrameIntake intake;

	private final SessionLinks links;

	private final FrameDials dials;

	/** The session's number for the peer; never 0. */
	private long id;

	/** The peer's number, or 0. */
	private long peerSession;

	/** The peer's number that was met last, also after the end of the session, or 0. */
	private long metSession;

	private boolean relinking;

	Resumption(Address self, Address peer, LongSupplier ids, Outbox outbox, FrameIntake intake, SessionLinks links) {
		this.self = self;
		this.ids = ids;
		this.outbox = outbox;
		this.intake = intake;
		this.links = links;
		this.dials = new FrameDials(self, peer);
		this.id = newId();
	}

	private long newId() {
		long number = this.ids.getAsLong();
		return (number != 0) ? number : 1;
	}

	boolean isKnown() {
		return this.peerSession != 0;
	}

	private boolean isKnown(FrameHello theirs) {
		return theirs.session() == this.peerSession;
	}

	void relink() {
		this.relinking = true;
	}

	FrameHello dial() {
		return hello(this.peerSession, this.dials.dial());
	}

	void hangUp() {
		this.dials.hangUp();
	}

	boolean isWanted() {
		return this.dials.isWanted();
	}

	/** What to say to a peer whose connection is refused. */
	FrameHello hello() {
		return hello(this.peerSession, this.dials.made());
	}

	private FrameHello hello(long remembered, long connection) {
		return new FrameHello(this.self, this.id, remembered, this.intake.received(), this.outbox.settledCount(),
				this.outbox.sentCount(), connection);
	}

	/**
	 * Whether a peer that dialled must be refused. A hello that was under way while a
	 * later connection came and went tells too low a count of what has arrived; a peer
	 * that has not heard of that connection learns of it by the refusal, and dials again.
	 * One of a session that the peer itself has ended would make this end forget the one
	 * that followed.
	 * @param theirs what it says
	 * @return true if its connection is out of date or gives way to another
	 */
	boolean isOutdated(FrameHello theirs) {
		long behind = (this.metSession != 0) ? this.metSession - theirs.session() : -1;
		boolean former = behind > 0 && behind < MOST_SESSIONS;
		return former || (behind == 0 && theirs.generation() <= this.dials.made())
				|| this.dials.isOvertaken(theirs.generation());
	}

	/**
	 * Learns from a peer that has refused a connection.
	 * @param theirs what it says
	 * @return whether it knows of a connection that this end has not heard of
	 */
	boolean refused(FrameHello theirs) {
		boolean behind = this.dials.isWanted() && theirs.generation() > this.dials.made();
		this.dials.hangUp();
		this.dials.made(theirs.generation());
		return behind;
	}

	/** Goes on over a connection that the peer began, and says what to answer. */
	Resumed accept(SessionConnection connection, FrameHello theirs) {
		boolean goesOn = isKnown(theirs) || hasMissed(theirs);
		List<Message> inDoubt = goOnSending(theirs, theirs.peerSession() == 0);
		Ended ended = resume(connection, theirs, theirs.generation(), inDoubt);
		return new Resumed(ended, hello(goesOn ? this.peerSession : 0, this.dials.made()));
	}

	/** Goes on over the connection that this end began. */
	Ended establish(SessionConnection connection, FrameHello theirs) {
		List<Message> inDoubt = goOnSending(theirs, false);
		return resume(connection, theirs, this.dials.made() + 1, inDoubt);
	}

	private Ended resume(SessionConnection connection, FrameHello theirs, long number, List<Message> inDoubt) {
		boolean known = isKnown(theirs);
		this.intake.restart(firstToTake(theirs, known), connection);
		this.dials.hangUp();
		this.dials.made(number);
		Ended ended = Ended.of(inDoubt, DeadLetterReason.POSSIBLY_DELIVERED);
		if (this.peerSession != 0 && !known) {
			// The peer was restarted, or has given the session up: no link survived there
			ended = ended.with(this.links.takeWatched(), !this.relinking && this.links.takeAll());
			this.links.tellAgain();
		}
		this.relinking = false;
		this.peerSession = theirs.session();
		this.metSession = theirs.session();
		return ended;
	}

	/** Whether the peer has accepted a connection of which this end has not heard. */
	private boolean hasMissed(FrameHello theirs) {
		return this.peerSession == 0 && theirs.peerSession() == this.id;
	}

	private List<Message> goOnSending(FrameHello theirs, boolean unheard) {
		boolean known = isKnown(theirs);
		boolean remembered = theirs.peerSession() == this.id;
		if (known && remembered) {
			this.intake.ack(Math.max(theirs.received(), this.outbox.settledCount()));
		}
		if (known && (remembered || unheard)) {
			this.outbox.rewind();
			return List.of();
		}
		return this.outbox.giveUpTaken();
	}

	private long firstToTake(FrameHello theirs, boolean known) {
		if (known) {
			return Math.max(this.intake.received(), theirs.settled());
		}
		return hasMissed(theirs) ? theirs.settled() : theirs.sent();
	}

	/** Forgets the peer, and makes it forget this end. */
	Ended end() {
		boolean knows = this.intake.farewell() != null;
		List<Message> inDoubt = this.outbox.giveUpTaken();
		this.dials.hangUp();
		this.intake.restart(0, null);
		this.id = newId();
		this.peerSession = 0;
		this.relinking = false;
		return Ended.of(inDoubt, knows ? DeadLetterReason.CONNECTION_LOST : DeadLetterReason.POSSIBLY_DELIVERED)
			.with(this.links.takeWatched(), this.links.takeAll());
	}

	/**
	 * What follows from a connection.
	 *
	 * @param ended what to tell of the session before
	 * @param answer what to answer
	 */
	record Resumed(Ended ended, FrameHello answer) {

	}

}
