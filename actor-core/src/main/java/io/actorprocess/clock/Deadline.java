package io.actorprocess.clock;

import java.time.Duration;

/**
 * The moment at which a thread that blocks gives up. It is in real time, whatever clock
 * the runtime is on: a thread cannot block for virtual time.
 * <p>
 * Thread-safety: immutable.
 */
public final class Deadline {

	private final long nanos;

	private Deadline(long nanos) {
		this.nanos = nanos;
	}

	/**
	 * A deadline from now on.
	 * @param limit how long to go on, at most 292 years
	 * @return the deadline
	 */
	public static Deadline in(Duration limit) {
		return new Deadline(System.nanoTime() + Nanos.of(limit));
	}

	/**
	 * What is left of the limit.
	 * @return zero once it is over
	 */
	public Duration remaining() {
		return Duration.ofNanos(Math.max(0, this.nanos - System.nanoTime()));
	}

	/**
	 * Whether it is time to give up.
	 * @return true once nothing remains
	 */
	public boolean isOver() {
		return this.nanos - System.nanoTime() <= 0;
	}

}
