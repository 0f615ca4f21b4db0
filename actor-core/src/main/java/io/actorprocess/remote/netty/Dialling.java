package io.actorprocess.remote.netty;

import java.net.ConnectException;

import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

import io.actorprocess.remote.Backoff;
import io.actorprocess.remote.FrameHello;
import io.actorprocess.remote.FrameSession;

/**
 * The attempts to connect to a peer, one at a time, with rests between those that fail,
 * until patience ends.
 * <p>
 * Thread-safety: owned by the event loop of the peer.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed close ends the channel all the
												// same
final class Dialling {

	/*
	 * 1. A peer that refuses connections is given up at once: nobody listens there. So is
	 * one that cannot be reached and was never spoken to. 2. Any other failure may be one
	 * of the network: the line dials again after a rest, as long as it needs the peer,
	 * until the give-up time has passed since the first failure. 3. The rest also keeps
	 * bursts from dialling a dead peer: what is sent meanwhile waits for the next dial
	 * and shares its fate.
	 */

	private final Peer peer;

	private final Peers peers;

	private final PeerLine line;

	private final FrameSession session;

	private final FrameOptions options;

	private final Backoff backoff;

	private final LoopTimer rest;

	private final LoopTimer patience;

	private @Nullable Dial dial;

	Dialling(Peer peer, Peers peers, PeerLine line) {
		this.peer = peer;
		this.peers = peers;
		this.line = line;
		this.session = peer.session();
		this.options = peers.options().frames();
		this.backoff = peers.newBackoff();
		this.rest = new LoopTimer(peer.loop(), line);
		this.patience = new LoopTimer(peer.loop(), line::giveUp);
	}

	boolean isUnderWay() {
		return this.dial != null;
	}

	/**
	 * Whether the peer is left alone.
	 * @return true after a failure, until the line is run again
	 */
	boolean isResting() {
		return this.rest.isRunning();
	}

	void start() {
		this.rest.cancel();
		if (this.session.isKnown()) {
			this.patience.start(this.options.giveUp().toNanos());
		}
		Dial next = new Dial(this.peer, this.peers, this);
		this.dial = next;
		next.start();
	}

	/** Leaves the peer alone for a while. */
	void rest() {
		this.rest.start(this.backoff.failed());
	}

	/** The peer may be dialled at once. */
	void endRest() {
		this.rest.cancel();
	}

	/** Gives up what is under way. */
	void hangUp() {
		Dial vain = this.dial;
		this.dial = null;
		if (vain != null) {
			vain.cancel();
		}
	}

	/** The peer is connected, whoever has dialled. */
	void connected() {
		stop();
		this.backoff.reset();
	}

	/** Nothing is needed, or nothing can be done. */
	void stop() {
		hangUp();
		this.rest.cancel();
		this.patience.cancel();
	}

	/** The peer is given up; it has its rest before it is dialled again. */
	void giveUp() {
		hangUp();
		this.patience.cancel();
	}

	// What comes of a dial

	/** Whether the line waits for this dial; it does so no longer. */
	private boolean conclude(Dial done) {
		boolean current = this.dial == done;
		if (current) {
			this.dial = null;
		}
		return current;
	}

	/** The peer speaks libprocess' format over a channel. */
	void speaksMessages(Dial done, Channel channel) {
		if (conclude(done)) {
			if (this.session.isKnown()) {
				this.session.forsake();
			}
			OutboundConnection made = new OutboundConnection(this.peer, channel, this.peers);
			channel.pipeline().addLast(made);
			this.line.use(made);
		}
		else {
			channel.close();
		}
	}

	/** The peer has agreed to frames. */
	void speaksFrames(Dial done, FrameConnection made, FrameHello theirs) {
		if (conclude(done) && this.session.establish(made, theirs)) {
			this.line.use(made);
			made.begin();
		}
		else {
			made.close();
		}
	}

	/** The peer has refused, because it knows of another connection. */
	void refused(Dial done, FrameHello theirs) {
		if (conclude(done)) {
			if (!this.session.refused(theirs)) {
				rest();
			}
			this.line.run();
		}
	}

	/** No connection could be made. */
	void unreachable(Dial done, Throwable cause) {
		if (conclude(done)) {
			failed(!this.session.isKnown() || isRefusal(cause));
		}
	}

	/** A connection was made, and ended before it was known what the peer speaks. */
	void cut(Dial done) {
		if (conclude(done)) {
			failed(false);
		}
	}

	private void failed(boolean hopeless) {
		this.session.hangUp();
		rest();
		this.patience.start(this.options.giveUp().toNanos());
		this.line.failed(hopeless);
	}

	private static boolean isRefusal(Throwable cause) {
		return cause instanceof ConnectException && String.valueOf(cause.getMessage()).contains("refused");
	}

}
