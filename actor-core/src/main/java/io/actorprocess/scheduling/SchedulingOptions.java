package io.actorprocess.scheduling;

import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.Objects;

/**
 * The settings of a {@link WorkerPool}.
 * <p>
 * Thread-safety: immutable, if the handler is thread-safe.
 *
 * @param workers how many tasks can run at a time, 1 to {@value #MAX_WORKERS}
 * @param runQueue how waiting tasks are kept
 * @param eventsPerSlice how many events a task may handle in one turn, at least 1
 * @param timePerSlice how long a turn may last before the task is to make room for
 * others, above zero
 * @param threadNamePrefix the name of each thread, up to its number
 * @param uncaughtHandler told of what a task throws out of its turn
 */
public record SchedulingOptions(int workers, RunQueueKind runQueue, int eventsPerSlice, Duration timePerSlice,
		String threadNamePrefix, UncaughtExceptionHandler uncaughtHandler) {

	/**
	 * The most workers a pool can have.
	 */
	public static final int MAX_WORKERS = Gate.MAX_WORKERS;

	/**
	 * Checks the settings.
	 * @throws IllegalArgumentException if one is out of its bounds
	 */
	public SchedulingOptions {
		check(workers >= 1 && workers <= MAX_WORKERS, "workers", workers, "1 to " + MAX_WORKERS);
		Objects.requireNonNull(runQueue, "runQueue");
		check(eventsPerSlice >= 1, "eventsPerSlice", eventsPerSlice, "at least 1");
		check(timePerSlice.compareTo(Duration.ZERO) > 0, "timePerSlice", timePerSlice, "above zero");
		Objects.requireNonNull(threadNamePrefix, "threadNamePrefix");
		Objects.requireNonNull(uncaughtHandler, "uncaughtHandler");
	}

	/**
	 * Returns the defaults: a worker for each processor, at least 2; work stealing; turns
	 * of 256 events or 50 microseconds.
	 * @return options to start from
	 */
	public static SchedulingOptions defaults() {
		int processors = Runtime.getRuntime().availableProcessors();
		int workers = Math.min(Math.max(2, processors), MAX_WORKERS);
		return new SchedulingOptions(workers, RunQueueKind.WORK_STEALING, 256, Duration.ofNanos(50_000),
				"actor-worker-", (thread, failure) -> {
				});
	}

	/**
	 * Returns these options with another number of workers.
	 * @param count the number of workers, 1 to {@value #MAX_WORKERS}
	 * @return the changed options
	 */
	public SchedulingOptions withWorkers(int count) {
		return new SchedulingOptions(count, this.runQueue, this.eventsPerSlice, this.timePerSlice,
				this.threadNamePrefix, this.uncaughtHandler);
	}

	/**
	 * Returns these options with another kind of run queue.
	 * @param kind how waiting tasks are kept
	 * @return the changed options
	 */
	public SchedulingOptions withRunQueue(RunQueueKind kind) {
		return new SchedulingOptions(this.workers, kind, this.eventsPerSlice, this.timePerSlice, this.threadNamePrefix,
				this.uncaughtHandler);
	}

	/**
	 * Returns these options with another budget for a turn.
	 * @param events the events of a turn, at least 1
	 * @param time the time of a turn, above zero
	 * @return the changed options
	 */
	public SchedulingOptions withSlice(int events, Duration time) {
		return new SchedulingOptions(this.workers, this.runQueue, events, time, this.threadNamePrefix,
				this.uncaughtHandler);
	}

	/**
	 * Returns these options with other thread names.
	 * @param prefix what comes before the number of the thread
	 * @return the changed options
	 */
	public SchedulingOptions withThreadNamePrefix(String prefix) {
		return new SchedulingOptions(this.workers, this.runQueue, this.eventsPerSlice, this.timePerSlice, prefix,
				this.uncaughtHandler);
	}

	/**
	 * Returns these options with another handler for what tasks throw.
	 * @param handler told on the worker's thread, after the failure was logged
	 * @return the changed options
	 */
	public SchedulingOptions withUncaughtHandler(UncaughtExceptionHandler handler) {
		return new SchedulingOptions(this.workers, this.runQueue, this.eventsPerSlice, this.timePerSlice,
				this.threadNamePrefix, handler);
	}

	private static void check(boolean valid, String name, Object value, String allowed) {
		if (!valid) {
			throw new IllegalArgumentException(
					"The option '%s' of a worker pool is %s; allowed is %s".formatted(name, value, allowed));
		}
	}

}
