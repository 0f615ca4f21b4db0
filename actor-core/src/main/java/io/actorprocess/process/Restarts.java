package io.actorprocess.process;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/**
 * The restarts of one process within the window of its policy.
 * <p>
 * Thread-safety: belongs to the process.
 */
final class Restarts {

	private static final int MOST_DOUBLINGS = 30;

	private final Supervision policy;

	private final Supplier<? extends RandomGenerator> random;

	/** When the restarts within the window were, oldest first. */
	private final Deque<Long> times = new ArrayDeque<>(2);

	Restarts(Supervision policy, Supplier<? extends RandomGenerator> random) {
		this.policy = policy;
		this.random = random;
	}

	/**
	 * Counts one more restart.
	 * @param nanoTime the present
	 * @return how long to pause before it, or null if the limit is reached
	 */
	@Nullable Duration next(long nanoTime) {
		long oldest = nanoTime - this.policy.window().toNanos();
		while (!this.times.isEmpty() && this.times.getFirst() <= oldest) {
			this.times.removeFirst();
		}
		if (this.times.size() >= this.policy.maxRestarts()) {
			return null;
		}
		Duration pause = pause(this.times.size());
		this.times.addLast(nanoTime);
		return pause;
	}

	private Duration pause(int before) {
		Duration doubled = this.policy.minBackoff().multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
		Duration longest = this.policy.maxBackoff();
		long nanos = ((doubled.compareTo(longest) < 0) ? doubled : longest).toNanos();
		return Duration.ofNanos(nanos + (long) (nanos * this.policy.jitter() * this.random.get().nextDouble()));
	}

}
