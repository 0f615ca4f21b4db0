package io.actorprocess.remote.netty;

import java.net.ConnectException;
import java.util.concurrent.CompletableFuture;

import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.Backoff;
import io.actorprocess.remote.FrameHello;
import io.actorprocess.remote.FrameSession;
import io.actorprocess.remote.Outbox;
import io.actorprocess.remote.SessionAnswer;

/**
 * The connection to a peer, while it is needed: who makes it, what it speaks, what
 * follows from its end.
 * <p>
 * Thread-safety: owned by the event loop of the peer, but for {@link #connection} and
 * {@link #finished}.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed close ends the channel all the
												// same
final class PeerLine implements Runnable {

	/*
	 * 1. A sender offers to the outbox and wakes the connection, or the peer if there is
	 * none. 2. The peer dials when something waits or somebody watches, and asks the
	 * other end for frames. What it answers says what the connection speaks; the next one
	 * asks again. 3. A connection that the other end made is taken as well, if the
	 * session agrees. Messages go on over it when one in libprocess' format that was in
	 * use has ended: so they stay in order. 4. A connection in frames that ends is made
	 * anew as long as it is needed, with pauses, until the session is given up. A refused
	 * dial ends the session at once: nobody listens there. 5. A connection in libprocess'
	 * format that ends takes with it what waits, and the links. 6. After a failure the
	 * peer rests: what is sent meanwhile waits for the next dial and shares its fate, so
	 * a dead peer is not dialled by each burst. 7. A peer that nobody needs retires after
	 * a while: its outbox refuses everything, it leaves the table, and a later send makes
	 * a new peer. Its session is remembered until then, so a connection that was closed
	 * because it was idle loses nothing.
	 *
	 * A RECONNECT holds the outbox until there is a new connection: what waits is taken
	 * along, and what is sent after it never uses the old one, nor one whose dial was
	 * under way.
	 */

	private final Peer peer;

	private final Peers peers;

	private final Outbox outbox;

	private final FrameSession session;

	private final FrameOptions options;

	private final Backoff backoff;

	private final LoopTimer rest;

	private final LoopTimer patience;

	private final LoopTimer retirement;

	private final CompletableFuture<Void> finished = new CompletableFuture<>();

	/** Owned by the event loop, as are the fields below; others may read. */
	private volatile @Nullable PeerConnection connection;

	private @Nullable Dial dial;

	/** Must end before the one in use may go on. */
	private @Nullable PeerConnection before;

	private boolean finishing;

	private boolean retired;

	PeerLine(Peer peer, Peers peers) {
		this.peer = peer;
		this.peers = peers;
		this.outbox = peer.outbox();
		this.session = peer.session();
		this.options = peers.options().frames();
		this.backoff = peers.newBackoff();
		this.rest = new LoopTimer(peer.loop(), this);
		this.patience = new LoopTimer(peer.loop(), this::giveUp);
		this.retirement = new LoopTimer(peer.loop(), this::retire);
	}

	/**
	 * What carries messages at the moment, for any thread.
	 * @return the connection, or null if there is none
	 */
	@Nullable PeerConnection connection() {
		return this.connection;
	}

	/** A new connection takes the place of the one that is there. */
	void reconnect() {
		PeerConnection old = this.connection;
		this.outbox.beginReconnect();
		this.session.relink();
		if (!this.finishing && (old != null || this.dial != null)) {
			this.connection = null;
			hangUp();
			dial();
			if (old != null) {
				old.part();
			}
		}
		else {
			run();
		}
	}

	/**
	 * Does what can be done now.
	 */
	@Override
	public void run() {
		PeerConnection current = this.connection;
		if (current != null) {
			current.wake();
		}
		else if (this.dial == null && !this.rest.isRunning()) {
			boolean nothingWaits = this.outbox.sleep();
			if (!nothingWaits || !this.session.isQuiet()) {
				dial();
			}
			else if (this.finishing) {
				end();
			}
			else {
				this.retirement.start(this.options.giveUp().toNanos());
			}
		}
	}

	private void retire() {
		if (this.connection == null && this.dial == null && this.session.isQuiet() && this.outbox.retire()) {
			this.retired = true;
			this.peers.remove(this.peer);
		}
	}

	// Dialling

	private void dial() {
		this.retirement.cancel();
		this.rest.cancel();
		if (this.session.isKnown()) {
			this.patience.start(this.options.giveUp().toNanos());
		}
		Dial next = new Dial(this.peer, this.peers);
		this.dial = next;
		next.start();
	}

	/** The peer speaks libprocess' format over a channel. */
	void speaksMessages(Dial done, Channel channel) {
		if (this.dial == done) {
			this.dial = null;
			if (this.session.isKnown()) {
				this.session.forsake();
			}
			OutboundConnection made = new OutboundConnection(this.peer, channel, this.peers);
			channel.pipeline().addLast(made);
			use(made);
		}
		else {
			channel.close();
		}
	}

	/** The peer has agreed to frames. */
	void speaksFrames(Dial done, FrameConnection made, FrameHello theirs) {
		boolean wanted = this.dial == done;
		if (wanted) {
			this.dial = null;
			wanted = this.session.establish(made, theirs);
		}
		if (wanted) {
			use(made);
			made.begin();
		}
		else {
			made.close();
		}
	}

	/** The peer has refused, because it knows of another connection. */
	void refused(Dial done, FrameHello theirs) {
		if (this.dial == done) {
			this.dial = null;
			if (!this.session.refused(theirs)) {
				this.rest.start(this.backoff.failed());
			}
			run();
		}
	}

	/** No connection could be made. */
	void unreachable(Dial done, Throwable cause) {
		if (this.dial != done) {
			return;
		}
		this.dial = null;
		this.session.hangUp();
		this.rest.start(this.backoff.failed());
		if (this.finishing) {
			end();
		}
		else if (!this.session.isKnown() || isRefusal(cause)) {
			giveUp();
		}
	}

	private static boolean isRefusal(Throwable cause) {
		return cause instanceof ConnectException && String.valueOf(cause.getMessage()).contains("refused");
	}

	/** Nothing can be done any more for what waits, or for the links. */
	private void giveUp() {
		hangUp();
		this.patience.cancel();
		this.outbox.release();
		this.session.giveUp(DeadLetterReason.CONNECT_FAILED);
		run();
	}

	private void hangUp() {
		Dial vain = this.dial;
		this.dial = null;
		if (vain != null) {
			vain.cancel();
		}
	}

	// Connections

	/**
	 * The peer has dialled.
	 * @param made the connection
	 * @param theirs what it says
	 * @return what to answer, or null if this peer is no longer the one
	 */
	@Nullable SessionAnswer accept(FrameConnection made, FrameHello theirs) {
		if (this.retired) {
			return null;
		}
		SessionAnswer answer = this.session.accept(made, theirs);
		if (answer.attached()) {
			use(made);
		}
		return answer;
	}

	private void use(PeerConnection made) {
		PeerConnection old = this.connection;
		hangUp();
		this.rest.cancel();
		this.patience.cancel();
		this.retirement.cancel();
		this.backoff.reset();
		this.connection = made;
		if (old instanceof OutboundConnection) {
			this.before = old;
			this.outbox.hold();
			old.part();
		}
		else if (this.before == null) {
			release();
		}
		if (this.finishing) {
			made.finish();
		}
	}

	private void release() {
		this.outbox.release();
		this.peer.wake();
	}

	/**
	 * A connection was closed.
	 * @param closed which
	 */
	void ended(PeerConnection closed) {
		if (closed == this.before) {
			this.before = null;
			release();
		}
		if (closed != this.connection) {
			return;
		}
		this.connection = null;
		if (this.finishing) {
			end();
		}
		else if (closed instanceof OutboundConnection) {
			messagesEnded();
		}
		else {
			framesEnded((FrameConnection) closed);
		}
	}

	private void messagesEnded() {
		if (!this.outbox.isHeld()) {
			this.session.giveUp(DeadLetterReason.CONNECTION_LOST);
		}
		run();
	}

	private void framesEnded(FrameConnection closed) {
		boolean last = closed.isLast();
		this.session.detach(closed);
		if (last) {
			this.session.forsake();
		}
		else if (!closed.isFollowed()) {
			this.rest.start(this.backoff.failed());
		}
		run();
	}

	/**
	 * Gives up a connection that nobody needed for a while.
	 * @param idle the connection
	 */
	void retire(PeerConnection idle) {
		if (idle == this.connection && this.outbox.sleep() && this.session.isQuiet()) {
			this.connection = null;
			if (idle instanceof FrameConnection frames) {
				this.session.detach(frames);
			}
			idle.part();
			run();
		}
	}

	// The end

	/** Writes what is queued, then ends the connection; nobody is told. */
	void finish() {
		PeerConnection current = this.connection;
		this.finishing = true;
		this.rest.cancel();
		if (current != null) {
			current.finish();
		}
		else {
			run();
		}
	}

	/**
	 * Tells the end of {@link #finish}, for any thread.
	 * @return completes when nothing is left
	 */
	CompletableFuture<Void> finished() {
		return this.finished;
	}

	/** Ends the connection now; what waits is reported. */
	void abort() {
		PeerConnection current = this.connection;
		hangUp();
		end();
		if (current != null) {
			current.close();
		}
	}

	private void end() {
		this.rest.cancel();
		this.patience.cancel();
		this.retirement.cancel();
		this.retired = true;
		this.session.close(DeadLetterReason.SHUTDOWN);
		this.peers.remove(this.peer);
		this.finished.complete(null);
	}

}
