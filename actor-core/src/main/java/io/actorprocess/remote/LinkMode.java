package io.actorprocess.remote;

/**
 * What a link does with a connection that exists.
 */
public enum LinkMode {

	/** Watches the existing connection, or makes one. */
	REUSE,

	/**
	 * Replaces the existing connection by a new one, without telling those who watch it.
	 * For a peer that may have been restarted unnoticed.
	 */
	RECONNECT

}
