package io.actorprocess.metrics;

import java.util.Locale;

/**
 * Why an event was not handled.
 */
public enum DeadLetterReason {

	/** No process bears the id. */
	NO_SUCH_PROCESS,

	/** The process had ended when the event arrived. */
	TERMINATED,

	/** The process ended while the event waited in its queue. */
	PURGED,

	/** The process' bounded event queue was full. */
	MAILBOX_FULL,

	/** Too much waited for the connection to the peer. */
	OUTBOUND_FULL,

	/** No connection to the peer could be made. */
	CONNECT_FAILED,

	/** The connection ended, and the message did not arrive. */
	CONNECTION_LOST,

	/** The connection ended, and the peer cannot be asked whether the message arrived. */
	POSSIBLY_DELIVERED,

	/** The message exceeds a limit of size. */
	TOO_LARGE,

	/** The bytes are no message of the type that the name promises. */
	UNDECODABLE,

	/** The process has no handler of that name. */
	UNKNOWN_MESSAGE,

	/** The sender's address is not believed. */
	REJECTED_SENDER,

	/** The firewall, or the realm that guards messages, kept it out. */
	FORBIDDEN,

	/** A test's filter dropped it. */
	FILTERED,

	/** The runtime has no sockets, so nothing can leave it. */
	NO_TRANSPORT,

	/** The runtime was shutting down. */
	SHUTDOWN;

	private final String label = name().toLowerCase(Locale.ROOT);

	/**
	 * The name in metrics.
	 * @return the lower-case name
	 */
	public String label() {
		return this.label;
	}

}
