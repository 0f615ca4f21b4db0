package io.actorprocess.scheduling;

import org.jspecify.annotations.Nullable;

/**
 * The tasks that wait for a worker. A method that takes a worker's number is called only
 * by the thread that holds this worker's core.
 * <p>
 * Thread-safety: methods without a worker's number may be called by any thread.
 */
sealed interface RunQueue permits SharedRunQueue, WorkStealingRunQueue {

	/**
	 * Adds a task from outside. Sequentially consistent with {@link #isEmpty()}, see
	 * {@link Gate}.
	 * @param task the task
	 */
	void inject(Task task);

	/**
	 * Adds a task that the worker has made runnable.
	 * @param worker the caller
	 * @param task the task
	 * @return whether it would pay to wake another worker
	 */
	boolean add(int worker, Task task);

	/**
	 * Adds a task that has used up its slice, behind everything that waits in common.
	 * @param worker the caller
	 * @param task the task
	 * @return whether it would pay to wake another worker
	 */
	boolean addExhausted(int worker, Task task);

	/**
	 * Takes the task that is to run next on a worker.
	 * @param worker the caller
	 * @return the task, or null if none is in reach
	 */
	@Nullable Task poll(int worker);

	/**
	 * Takes tasks from the queue of another worker.
	 * @param worker the caller, who has no task
	 * @return one of them, or null if there are none
	 */
	@Nullable Task steal(int worker);

	/**
	 * Takes tasks over from workers that have been in one turn since the caller looked
	 * last.
	 * @param worker the caller
	 * @return whether the caller's own queue got tasks
	 */
	boolean relieve(int worker);

	/**
	 * Forgets tasks that are gone, so that an idle worker keeps none alive.
	 * @param worker the caller
	 */
	void forget(int worker);

	/**
	 * Tells whether a task waits that any worker could take.
	 * @return whether there is none
	 */
	boolean isEmpty();

	/**
	 * Tells whether workers keep tasks out of the reach of searchers.
	 * @return whether {@link #relieve(int)} can ever find anything
	 */
	boolean needsWatch();

	/**
	 * Counts the tasks.
	 * @return how many wait, an estimate while others add and take
	 */
	int size();

	/**
	 * Counts the thefts.
	 * @return how often a worker took tasks from another one
	 */
	long steals();

}
