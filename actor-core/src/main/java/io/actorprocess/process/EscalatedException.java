package io.actorprocess.process;

import java.io.Serial;

import io.actorprocess.message.UPID;

/**
 * A child failed and its supervision passed the failure on to its parent.
 */
public class EscalatedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	EscalatedException(UPID child, Throwable cause) {
		super("The child " + child + " failed and escalated it: " + cause, cause);
	}

}
