package io.actorprocess.process;

/**
 * What supervision does with a process whose handler threw where nobody waits for the
 * result.
 */
public enum Directive {

	/** Goes on with the next event, keeping the state. */
	RESUME,

	/** Goes on with a fresh instance, keeping PID and waiting events. */
	RESTART,

	/** Ends the process; its links are told why. */
	STOP,

	/** Ends the process and fails its parent with the cause. */
	ESCALATE

}
