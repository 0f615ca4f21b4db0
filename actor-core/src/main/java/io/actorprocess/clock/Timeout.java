package io.actorprocess.clock;

import java.time.Duration;

/**
 * A point in a clock's time by which something must have happened.
 * <p>
 * Thread-safety: immutable.
 *
 * @param clock the clock it is measured with
 * @param deadlineNanos the deadline as a reading of {@link Clock#nanoTime()}
 */
public record Timeout(Clock clock, long deadlineNanos) {

	/**
	 * A timeout some time from now. A duration too long to add means never.
	 * @param duration how long from now; less than zero counts as zero
	 * @param clock the clock to measure with
	 * @return the timeout
	 */
	public static Timeout in(Duration duration, Clock clock) {
		return new Timeout(clock, Nanos.after(clock.nanoTime(), Nanos.of(duration)));
	}

	/**
	 * How much time is left.
	 * @return the time until the deadline, zero once it has passed
	 */
	public Duration remaining() {
		return Duration.ofNanos(Math.max(0, this.deadlineNanos - this.clock.nanoTime()));
	}

	/**
	 * Whether the deadline has come.
	 * @return true from the deadline on
	 */
	public boolean expired() {
		return this.deadlineNanos <= this.clock.nanoTime();
	}

}
