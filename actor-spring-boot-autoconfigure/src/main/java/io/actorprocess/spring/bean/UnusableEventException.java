package io.actorprocess.spring.bean;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * An event does not hold what its handler needs.
 */
class UnusableEventException extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	UnusableEventException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
