package io.actorprocess.spring.actuate;

/**
 * What an operator can do to a process.
 */
public enum ProcessAction {

	/** Ends it after the handler in hand; what waits is given up. */
	TERMINATE

}
