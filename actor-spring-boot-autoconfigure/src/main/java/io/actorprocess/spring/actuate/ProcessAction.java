package io.actorprocess.spring.actuate;

/**
 * What an operator can do to a process.
 */
public enum ProcessAction {

	/** Lets it handle no event until it is resumed; what is sent to it waits. */
	SUSPEND,

	/** Lets it go on. */
	RESUME,

	/** Makes it anew before its next event, if its supervision knows how. */
	RESTART,

	/** Ends it after the handler in hand; what waits is given up. */
	TERMINATE

}
