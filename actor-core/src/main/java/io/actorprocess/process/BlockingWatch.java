package io.actorprocess.process;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.scheduling.BlockingPool;
import io.actorprocess.scheduling.Scheduler;
import io.actorprocess.scheduling.SchedulerStatistics;
import io.actorprocess.scheduling.Task;

/**
 * Notices when all threads for blocking work are in use, work waits, and none becomes
 * free.
 * <p>
 * Thread-safety: belongs to the watchdog.
 */
final class BlockingWatch {

	private static final Logger logger = LoggerFactory.getLogger(BlockingWatch.class);

	private static final long NONE_WAITS = -1;

	private final Scheduler blocking;

	private final long warningNanos;

	private long sinceNanos;

	/** Turns begun when it was seen first, or that nothing waited. */
	private long begun = NONE_WAITS;

	private boolean warned;

	BlockingWatch(Scheduler blocking, long warningNanos) {
		this.blocking = blocking;
		this.warningNanos = warningNanos;
	}

	void forget() {
		this.begun = NONE_WAITS;
	}

	/**
	 * Looks once.
	 * @param now the time
	 * @return for how long at least nothing has left the queue; zero if that is not long
	 */
	Duration look(long now) {
		SchedulerStatistics figures = this.blocking.statistics();
		if (figures.queued() == 0 || figures.waitCount() != this.begun) {
			this.begun = (figures.queued() == 0) ? NONE_WAITS : figures.waitCount();
			this.sinceNanos = now;
			this.warned = false;
			return Duration.ZERO;
		}
		Duration full = Duration.ofNanos(now - this.sinceNanos).truncatedTo(ChronoUnit.MILLIS);
		if (now - this.sinceNanos < this.warningNanos) {
			return Duration.ZERO;
		}
		warnOnce(figures, full);
		return full;
	}

	private void warnOnce(SchedulerStatistics figures, Duration full) {
		if (!this.warned) {
			this.warned = true;
			Collection<Task> users = (this.blocking instanceof BlockingPool pool) ? pool.running() : List.of();
			logger
				.warn("All {} threads for blocking work have been in use for {}, and {} turns wait for one. Raise their "
						+ "number, bound what blocks by a time-out, or run on Java 21 or newer, whose virtual threads "
						+ "have no such bound. In use by {}", figures.active(), full, figures.queued(), users);
		}
	}

}
