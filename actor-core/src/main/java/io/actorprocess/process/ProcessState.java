package io.actorprocess.process;

/**
 * Where a process stands in its life. It moves only downwards in this list, except
 * between {@link #READY}, {@link #BLOCKED} and {@link #SUSPENDED}.
 */
public enum ProcessState {

	/** Spawned; {@code initialize} has not finished. Events wait. */
	BOTTOM,

	/** Handling events, or about to. */
	READY,

	/** Idle: no event waits. */
	BLOCKED,

	/** Handles no event until an operator lets it go on. Events wait. */
	SUSPENDED,

	/** Ending or ended: no event is accepted any more. */
	TERMINATING

}
