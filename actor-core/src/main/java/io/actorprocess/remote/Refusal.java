package io.actorprocess.remote;

import java.util.Locale;

/**
 * What a runtime refused to a stranger.
 */
public enum Refusal {

	/** A connection, as there were too many. */
	CONNECTION,

	/** A connection, as there were too many of its IP address. */
	CONNECTION_OF_ADDRESS,

	/** A connection whose TLS handshake failed or took too long. */
	HANDSHAKE,

	/**
	 * A request that was malformed, too large or too slow, or whose sender is not who it
	 * says.
	 */
	REQUEST,

	/** A message, by the realm that guards messages or by the firewall. */
	MESSAGE;

	private final String label = name().toLowerCase(Locale.ROOT);

	/**
	 * The name in metrics.
	 * @return the lower-case name
	 */
	public String label() {
		return this.label;
	}

}
