package io.actorprocess.scheduling;

/**
 * A scheduler's figures, read one after the other while it runs: each is right, together
 * they are no snapshot.
 * <p>
 * Thread-safety: immutable.
 *
 * @param workers how many tasks can run at a time
 * @param active how many of the workers are inside a turn
 * @param queued how many tasks wait for their turn
 * @param waitCount how many waits in the run queue were measured (a sample)
 * @param waitNanos the sum of these waits, in nanoseconds
 * @param steals how often a worker took tasks from another one's queue
 * @param parks how often a worker went to sleep for want of work
 * @param spares threads alive beside the workers, standing in for blocked ones or waiting
 * for the next to block
 * @param sparesRefused how often a worker blocked without a stand-in, because the bound
 * on spare threads was reached
 */
public record SchedulerStatistics(int workers, int active, int queued, long waitCount, long waitNanos, long steals,
		long parks, int spares, long sparesRefused) {

	/**
	 * Returns the figures of a scheduler that was never started.
	 * @param workers how many tasks could run at a time
	 * @return figures of nothing done
	 */
	public static SchedulerStatistics idle(int workers) {
		return new SchedulerStatistics(workers, 0, 0, 0, 0, 0, 0, 0, 0);
	}

}
