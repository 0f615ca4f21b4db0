package io.actorprocess.demo.mesos;

import io.actorprocess.demo.proto.Ping;
import io.actorprocess.message.UPID;

/**
 * An agent or a framework as the master knows it, and whether it still answers.
 * <p>
 * Thread-safety: belongs to the master.
 */
abstract class Peer {

	private final String id;

	private UPID pid;

	private long round;

	private long answeredRound;

	Peer(String id, UPID pid) {
		this.id = id;
		this.pid = pid;
	}

	final String id() {
		return this.id;
	}

	final UPID pid() {
		return this.pid;
	}

	/** The peer is heard from, perhaps from another address. */
	final void heardFrom(UPID pid) {
		this.pid = pid;
		this.answeredRound = this.round;
	}

	/** The next ping; each has a higher round. */
	final Ping ping() {
		this.round++;
		return Ping.newBuilder().setPeerId(this.id).setRound(this.round).build();
	}

	final void answered(long round) {
		this.answeredRound = Math.max(this.answeredRound, Math.min(round, this.round));
	}

	final long round() {
		return this.round;
	}

	final long unanswered() {
		return this.round - this.answeredRound;
	}

	@Override
	public String toString() {
		return this.id + " (" + this.pid + ")";
	}

}
