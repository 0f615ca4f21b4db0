package io.actorprocess.mailbox;

/**
 * What happens to an event of another process when the bounded queue it is sent to is
 * full. It is listed as a dead letter each time; no sender ever blocks.
 */
public enum Overflow {

	/**
	 * The new event is refused: the future of a call fails with a
	 * {@link MailboxFullException}, a request is answered 503.
	 */
	FAIL,

	/**
	 * The new event is given up: the future of a call is abandoned, a request is answered
	 * 503.
	 */
	DROP_NEWEST,

	/** The oldest event that waits is given up in the same way, and the new one waits. */
	DROP_OLDEST

}
