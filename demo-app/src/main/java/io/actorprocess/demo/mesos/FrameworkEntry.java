package io.actorprocess.demo.mesos;

import org.jspecify.annotations.Nullable;

import io.actorprocess.clock.Timer;
import io.actorprocess.message.UPID;

/**
 * A framework as the master knows it. One that is away keeps its tasks until the failover
 * timeout.
 * <p>
 * Thread-safety: belongs to the master.
 */
final class FrameworkEntry extends Peer {

	/** Null while the framework is connected; gives it up when it fires. */
	private @Nullable Timer failover;

	FrameworkEntry(String id, UPID pid) {
		super(id, pid);
	}

	boolean isConnected() {
		return this.failover == null;
	}

	void disconnected(Timer failover) {
		this.failover = failover;
	}

	void connected() {
		if (this.failover != null) {
			this.failover.cancel();
			this.failover = null;
		}
	}

}
