package io.actorprocess.remote;

import io.actorprocess.message.Address;

/**
 * Says which of several connections two nodes go on with.
 * <p>
 * Thread-safety: guarded by the lock of its session.
 */
final class FrameDials {

	/*
	 * Connections are numbered. Whoever dials takes the number after the last one that it
	 * knows of. A connection that was dialled before a later one was made has too low a
	 * number and is refused. When both ends dial at once with one number, the connection
	 * of the node with the smaller address is the one: both ends compute that alike, so
	 * one of them refuses and the other accepts, in whatever order they learn of it.
	 */

	private final boolean first;

	/** The number of the last connection that was made. */
	private long made;

	/** The number of the connection that this end waits for, or 0. */
	private long dialled;

	FrameDials(Address self, Address peer) {
		this.first = self.toString().compareTo(peer.toString()) < 0;
	}

	long made() {
		return this.made;
	}

	/**
	 * This end begins a connection, in place of one that it waited for.
	 * @return its number
	 */
	long dial() {
		this.dialled = this.made + 1;
		return this.dialled;
	}

	void hangUp() {
		this.dialled = 0;
	}

	/**
	 * Whether a connection of the peer must give way to one that this end dials.
	 * @param number its number
	 * @return true if this end goes on waiting for its own
	 */
	boolean isOvertaken(long number) {
		return this.dialled > number || (this.dialled == number && this.first);
	}

	/**
	 * Whether the connection that was dialled is still wanted.
	 * @return false if another one was made meanwhile
	 */
	boolean isWanted() {
		return this.dialled > this.made;
	}

	/**
	 * A connection is made, or the peer tells of one.
	 * @param number its number
	 */
	void made(long number) {
		this.made = Math.max(this.made, number);
	}

}
