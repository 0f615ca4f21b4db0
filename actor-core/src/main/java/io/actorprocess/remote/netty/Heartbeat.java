package io.actorprocess.remote.netty;

import java.time.Duration;

import io.netty.util.concurrent.EventExecutor;

/**
 * Notices that a peer is silent.
 * <p>
 * Thread-safety: owned by the event loop.
 */
final class Heartbeat {

	/*
	 * Three beats make the time in which a silent peer is found. A beat without a byte
	 * since the one before is followed by a question at the next one; if nothing is heard
	 * until one more, the peer is silent. So a read costs one flag and no look at a
	 * clock, and a JVM that was stopped for long asks first and judges a beat later.
	 */

	private static final int BEATS = 3;

	private final LoopTimer timer;

	private final long beatNanos;

	private final Runnable ask;

	private final Runnable silent;

	/** Beats since something was heard. */
	private int missed;

	Heartbeat(EventExecutor loop, Duration patience, Runnable ask, Runnable silent) {
		this.timer = new LoopTimer(loop, this::beat);
		this.beatNanos = patience.toNanos() / BEATS;
		this.ask = ask;
		this.silent = silent;
	}

	void start() {
		this.timer.start(this.beatNanos);
	}

	void heard() {
		this.missed = 0;
	}

	private void beat() {
		this.missed++;
		if (this.missed > BEATS - 1) {
			this.silent.run();
			return;
		}
		if (this.missed == BEATS - 1) {
			this.ask.run();
		}
		start();
	}

	void stop() {
		this.timer.cancel();
	}

}
