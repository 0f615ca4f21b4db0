package io.actorprocess.remote;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.actorprocess.message.Address;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.UPID;
import io.actorprocess.remote.Outbox.Offer;

/**
 * Which processes of the peer are watched from here, and which of ours from there.
 * <p>
 * Thread-safety: guarded by the lock of its session.
 */
final class SessionLinks {

	private final Address peer;

	private final Outbox outbox;

	private final SocketListener listener;

	private final Set<String> links = new HashSet<>();

	private final Set<String> watched = new HashSet<>();

	SessionLinks(Address peer, Outbox outbox, SocketListener listener) {
		this.peer = peer;
		this.outbox = outbox;
		this.listener = listener;
	}

	Offer link(String process) {
		if (this.links.contains(process)) {
			return Offer.QUEUED;
		}
		Offer offer = this.outbox.offer(new Notice.Link(process));
		if (offer != Offer.RETIRED) {
			this.links.add(process);
		}
		return offer;
	}

	Offer unlink(String process) {
		return this.links.remove(process) ? this.outbox.offer(new Notice.Unlink(process)) : Offer.QUEUED;
	}

	Offer exited(String process, ExitReason.Kind kind) {
		return this.watched.remove(process) ? this.outbox.offer(new Notice.Exited(process, kind)) : Offer.QUEUED;
	}

	void linkedByPeer(String process) {
		this.watched.add(process);
		this.listener.linked(this.peer, process);
	}

	void unlinkedByPeer(String process) {
		this.watched.remove(process);
		this.listener.unlinked(this.peer, process);
	}

	void exitedAtPeer(String process, ExitReason.Kind kind) {
		if (this.links.remove(process)) {
			this.listener.exited(new UPID(process, this.peer), new ExitReason(kind, null));
		}
	}

	/** Asks again for everything that is watched. */
	void tellAgain() {
		this.links.forEach((process) -> this.outbox.offer(new Notice.Link(process)));
	}

	/**
	 * Forgets what is watched from here.
	 * @return whether there was anything
	 */
	boolean takeAll() {
		boolean any = isLinked();
		this.links.clear();
		return any;
	}

	/**
	 * Forgets what is watched from there.
	 * @return the ids
	 */
	List<String> takeWatched() {
		List<String> ids = List.copyOf(this.watched);
		this.watched.clear();
		return ids;
	}

	boolean isLinked() {
		return !this.links.isEmpty();
	}

	boolean isWatched() {
		return !this.watched.isEmpty();
	}

}
