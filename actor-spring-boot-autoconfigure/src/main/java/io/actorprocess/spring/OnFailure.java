package io.actorprocess.spring;

/**
 * What happens to a process whose handler throws where nobody waits for the result: in a
 * message, a {@code tell}, a timer, an exit notice. What a {@code dispatch} or a route
 * throws fails its caller, and the process goes on.
 */
public enum OnFailure {

	/** What {@code actor.supervision.on-failure} says: it ends, unless set. */
	DEFAULT,

	/** It goes on with the next event, keeping its state. */
	RESUME,

	/**
	 * It goes on with a fresh bean, created and injected anew. The PID stays good and
	 * what waits is handled; the event in hand is not handled again. The failed bean is
	 * destroyed.
	 */
	RESTART,

	/** It ends; processes that have linked to it are told why. */
	STOP

}
