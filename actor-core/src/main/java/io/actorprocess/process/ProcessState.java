package io.actorprocess.process;

/**
 * Where a process stands in its life. It moves only downwards in this list, except
 * between {@link #READY} and {@link #BLOCKED}.
 */
public enum ProcessState {

	/** Spawned; {@code initialize} has not finished. Events wait. */
	BOTTOM,

	/** Handling events, or about to. */
	READY,

	/** Idle: no event waits. */
	BLOCKED,

	/** Ending or ended: no event is accepted any more. */
	TERMINATING

}
