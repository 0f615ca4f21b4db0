package io.actorprocess.scheduling;

/**
 * What a task says at the end of its turn.
 * <p>
 * Thread-safety: immutable.
 */
public enum Turn {

	/**
	 * Nothing is left to do. The task may already have been scheduled anew by another
	 * thread, so the scheduler must not touch it any more.
	 */
	IDLE,

	/**
	 * More is left to do: the task goes to the back of the queue.
	 */
	AGAIN

}
