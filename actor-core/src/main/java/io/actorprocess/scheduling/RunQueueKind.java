package io.actorprocess.scheduling;

/**
 * How the tasks that wait for a worker are kept.
 * <p>
 * Thread-safety: immutable.
 */
public enum RunQueueKind {

	/**
	 * One queue for all workers, first in, first out.
	 */
	SHARED,

	/**
	 * A queue for each worker, from which idle workers steal, and one for all that comes
	 * from outside or has used up its turn.
	 */
	WORK_STEALING

}
