package io.actorprocess.clock;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Arithmetic on nanoseconds that saturates instead of overflowing.
 * <p>
 * Thread-safety: stateless.
 */
final class Nanos {

	private Nanos() {
	}

	/**
	 * A duration in nanoseconds.
	 * @param duration any duration
	 * @return its length, or the nearest long
	 */
	static long of(Duration duration) {
		return TimeUnit.NANOSECONDS.convert(duration);
	}

	/**
	 * A reading and a delay after it.
	 * @param nanos a reading of a clock, never negative
	 * @param delayNanos the delay; less than zero counts as zero
	 * @return the sum, at most {@link Long#MAX_VALUE}
	 */
	static long after(long nanos, long delayNanos) {
		long sum = nanos + Math.max(0, delayNanos);
		return (sum < 0) ? Long.MAX_VALUE : sum;
	}

}
