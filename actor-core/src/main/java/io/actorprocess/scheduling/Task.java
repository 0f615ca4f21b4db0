package io.actorprocess.scheduling;

import org.jspecify.annotations.Nullable;

/**
 * Something that takes turns on a scheduler. A task is its own queue node: it is in a run
 * queue at most once and at most one thread runs it.
 * <p>
 * Thread-safety: {@link #run(Slice)} is called by one thread at a time, and what it does
 * in one turn happens before its next turn. Who schedules a task sees to it that the task
 * is neither scheduled nor running.
 */
public abstract class Task {

	/**
	 * The next task of the queue this one is in. Owned by that queue.
	 */
	@Nullable Task link;

	/**
	 * Creates a task that is not scheduled.
	 */
	protected Task() {
	}

	/**
	 * Takes a turn: handles events until none is left or the slice is spent. Must not
	 * throw.
	 * @param slice the budget of this turn, valid only during this call
	 * @return {@link Turn#IDLE} if nothing is left, from when on the scheduler does not
	 * touch this task; {@link Turn#AGAIN} to be put at the back of the queue
	 */
	protected abstract Turn run(Slice slice);

}
