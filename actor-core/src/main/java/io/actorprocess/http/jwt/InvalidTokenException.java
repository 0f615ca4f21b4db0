package io.actorprocess.http.jwt;

import java.io.Serial;

/**
 * A token is not accepted. The message tells the client why.
 */
public final class InvalidTokenException extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	InvalidTokenException(String why) {
		super(why);
	}

	InvalidTokenException(String why, Throwable cause) {
		super(why, cause);
	}

}
