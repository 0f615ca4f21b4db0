package io.actorprocess.remote;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long to leave a peer alone that cannot be reached: each time twice as long, up to a
 * most, and by chance up to a half less, so that many nodes do not come back at once.
 * <p>
 * Thread-safety: for one thread.
 */
public final class Backoff {

	private final long leastNanos;

	private final long mostNanos;

	private final LongSupplier random;

	/** The next pause, before chance. */
	private long nextNanos;

	/**
	 * No failure yet.
	 * @param least the first pause
	 * @param most the longest pause
	 * @param random gives random numbers
	 */
	public Backoff(Duration least, Duration most, LongSupplier random) {
		this.leastNanos = least.toNanos();
		this.mostNanos = most.toNanos();
		this.random = random;
		this.nextNanos = this.leastNanos;
	}

	/**
	 * The peer could not be reached.
	 * @return how long to leave it alone, in nanoseconds
	 */
	public long failed() {
		long pause = this.nextNanos;
		this.nextNanos = Math.min(this.mostNanos, 2 * pause);
		return pause - Math.floorMod(this.random.getAsLong(), Math.max(1, pause / 2));
	}

	/** The peer was reached. */
	public void reset() {
		this.nextNanos = this.leastNanos;
	}

}
