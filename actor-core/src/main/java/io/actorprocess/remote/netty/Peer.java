package io.actorprocess.remote.netty;

import java.util.concurrent.CompletableFuture;

import io.netty.channel.EventLoop;

import io.actorprocess.message.Address;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.Message;
import io.actorprocess.remote.FrameSession;
import io.actorprocess.remote.LinkMode;
import io.actorprocess.remote.Outbox;
import io.actorprocess.remote.Outbox.Offer;

/**
 * All that goes to one address: an outbox, the session with the node there, and the line
 * that carries both.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class Peer {

	private final Address address;

	private final EventLoop loop;

	private final Peers peers;

	private final Outbox outbox;

	private final FrameSession session;

	private final PeerLine line;

	Peer(Address address, EventLoop loop, Peers peers) {
		this.address = address;
		this.loop = loop;
		this.peers = peers;
		this.outbox = peers.newOutbox();
		this.session = peers.newSession(address, this.outbox);
		this.line = new PeerLine(this, peers);
	}

	Address address() {
		return this.address;
	}

	EventLoop loop() {
		return this.loop;
	}

	Outbox outbox() {
		return this.outbox;
	}

	FrameSession session() {
		return this.session;
	}

	PeerLine line() {
		return this.line;
	}

	/**
	 * Enqueues a message.
	 * @param message the message
	 * @return what became of it; there is nothing more to do for the caller
	 */
	Offer send(Message message) {
		return woken(this.outbox.offer(message));
	}

	private Offer woken(Offer offer) {
		if (offer == Offer.WAKE) {
			wake();
		}
		return offer;
	}

	/** Something waits in the outbox. */
	void wake() {
		PeerConnection current = this.line.connection();
		if (current != null) {
			current.wake();
		}
		else {
			execute(this.line);
		}
	}

	/**
	 * Watches a process.
	 * @param process the id of the process
	 * @param mode what to do with an existing connection
	 * @return false if the peer was given up
	 */
	boolean link(String process, LinkMode mode) {
		if (mode == LinkMode.RECONNECT && !this.outbox.holdForReconnect()) {
			return false;
		}
		boolean linked = woken(this.session.link(process)) != Offer.RETIRED;
		if (mode == LinkMode.RECONNECT) {
			execute(this.line::reconnect);
		}
		return linked;
	}

	void unlink(String process) {
		woken(this.session.unlink(process));
	}

	void exited(String process, ExitReason.Kind kind) {
		woken(this.session.exited(process, kind));
	}

	/**
	 * A connection was closed.
	 * @param closed which
	 */
	void ended(PeerConnection closed) {
		execute(() -> this.line.ended(closed));
	}

	/**
	 * Writes what is queued, then ends the connection; nobody is told.
	 * @return completes when nothing is left
	 */
	CompletableFuture<Void> finish() {
		execute(this.line::finish);
		return this.line.finished();
	}

	/**
	 * Ends the connection now; what waits is reported.
	 */
	void abort() {
		execute(this.line::abort);
	}

	/**
	 * Runs a task on the event loop of the peer.
	 * @param task the task
	 */
	void execute(Runnable task) {
		this.peers.execute(this.loop, task);
	}

}
