package io.actorprocess.scheduling;

import java.util.List;

/**
 * Gives turns to tasks.
 * <p>
 * Thread-safety: all methods may be called by any thread.
 */
public sealed interface Scheduler extends AutoCloseable permits WorkerPool, BlockingPool, SteppingScheduler {

	/**
	 * Puts a task in the run queue. What the caller did before happens before the task's
	 * turn. After {@link #close()} the task stays queued and is not run.
	 * @param task a task that is neither scheduled nor running: the caller guarantees it,
	 * it is not checked
	 */
	void schedule(Task task);

	/**
	 * Reads the figures of this scheduler. Costs the reader, not the workers.
	 * @return the figures of now
	 */
	SchedulerStatistics statistics();

	/**
	 * Tells whether the current thread belongs to this scheduler.
	 * @return whether tasks of this scheduler may run on the current thread
	 */
	boolean isWorkerThread();

	/**
	 * Returns how many tasks can run at a time.
	 * @return the number of workers, at least 1
	 */
	int workers();

	/**
	 * Lists the turns being taken, for whoever looks for turns that do not end. Costs the
	 * reader, not the workers.
	 * @return a snapshot; empty for a scheduler on which a turn may take its time
	 */
	default List<RunningTurn> runningTurns() {
		return List.of();
	}

	/**
	 * Tells whether the caller drives this scheduler, so that it has no threads.
	 * @return whether tasks run within {@link #assist()} only, or when stepped
	 */
	default boolean isDriven() {
		return false;
	}

	/**
	 * Lets the calling thread run what waits, if nobody else does. For a scheduler that
	 * the caller drives; a pool has threads of its own and does nothing.
	 */
	default void assist() {
	}

	/**
	 * Stops: every worker ends the turn in hand and takes no other. Waits for the
	 * workers, within bounds, except when called by one of them. Tasks in the queue are
	 * not run; {@link SchedulerStatistics#queued()} tells how many. Closing again does
	 * nothing.
	 */
	@Override
	void close();

}
