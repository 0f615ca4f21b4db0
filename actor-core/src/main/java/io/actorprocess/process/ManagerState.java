package io.actorprocess.process;

/**
 * Where a manager stands in its life.
 */
public enum ManagerState {

	/** Built, never started. */
	NEW,

	/** Processes can be spawned and reached. */
	RUNNING,

	/** About to stop: what waits is handled, nothing new is let in. */
	DRAINING,

	/** Stopped; can be started again. */
	STOPPED

}
