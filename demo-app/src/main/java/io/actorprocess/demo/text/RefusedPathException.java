package io.actorprocess.demo.text;

import java.io.IOException;
import java.io.Serial;

/**
 * A path that a user named cannot or may not be read.
 */
public class RefusedPathException extends IOException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final Reason reason;

	/**
	 * The refusal of a path.
	 * @param reason what is wrong with it
	 * @param message names the path and the remedy
	 */
	public RefusedPathException(Reason reason, String message) {
		super(message);
		this.reason = reason;
	}

	/**
	 * What is wrong with the path.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	/**
	 * What can be wrong with a path.
	 */
	public enum Reason {

		/** It is no path at all. */
		MALFORMED,

		/** It leads out of the root. */
		OUTSIDE,

		/** Nothing is there, or no directory. */
		NO_DIRECTORY,

		/** Something below it cannot be read. */
		UNREADABLE

	}

}
