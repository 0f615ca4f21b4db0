package io.actorprocess.demo.mesos;

import java.time.Duration;

/**
 * How an agent works.
 * <p>
 * Thread-safety: immutable.
 *
 * @param slots how many tasks it runs at a time, at least 1
 * @param sliceBytes how many bytes an executor reads before it lets others go, at least 1
 * @param sliceDelay how long it waits then; zero for not at all
 */
public record Work(int slots, int sliceBytes, Duration sliceDelay) {

	/**
	 * Checks the numbers.
	 * @throws IllegalArgumentException if one is below 1, or the delay is negative
	 */
	public Work {
		if (slots < 1 || sliceBytes < 1 || sliceDelay.isNegative()) {
			throw new IllegalArgumentException(
					"An agent of %d slots that reads %d bytes every %s: at least 1, 1 and zero are needed"
						.formatted(slots, sliceBytes, sliceDelay));
		}
	}

	/**
	 * The work of an agent on a machine of its own.
	 * @return two slots, slices of 64 KiB, no delay
	 */
	public static Work defaults() {
		return new Work(2, 64 * 1024, Duration.ZERO);
	}

}
