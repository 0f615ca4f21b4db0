package io.actorprocess.message;

import java.util.Locale;

/**
 * The five kinds of events a process can receive.
 */
public enum EventKind {

	/** A named message, local or from another runtime. */
	MESSAGE,

	/** A call of a method or function within the process. */
	DISPATCH,

	/** An HTTP request to one of the process' routes. */
	HTTP,

	/** Notice that a linked process or its connection ended. */
	EXITED,

	/** The request to end. */
	TERMINATE;

	private final String label = name().toLowerCase(Locale.ROOT);

	/**
	 * The number of kinds, for arrays indexed by {@link #ordinal()}.
	 * @return five
	 */
	public static int count() {
		return values().length;
	}

	/**
	 * The name in metrics and JSON.
	 * @return the lower-case name
	 */
	public String label() {
		return this.label;
	}

}
