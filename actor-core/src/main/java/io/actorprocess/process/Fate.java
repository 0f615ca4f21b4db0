package io.actorprocess.process;

/**
 * What becomes of a process after an event.
 */
enum Fate {

	/** It takes the next event. */
	GOES_ON,

	/** It is restarted in its next slice, at once. */
	BEGINS_ANEW,

	/** It is restarted after a pause. */
	PAUSES,

	/** It takes no event until somebody lets it go on. */
	IS_SUSPENDED,

	/** It ends. */
	ENDS

}
