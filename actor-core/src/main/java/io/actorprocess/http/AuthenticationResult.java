package io.actorprocess.http;

import java.util.List;

/**
 * What an {@link Authenticator} says of a request.
 * <p>
 * Thread-safety: immutable.
 */
public sealed interface AuthenticationResult {

	/**
	 * The client is who it says.
	 *
	 * @param principal who that is
	 */
	record Authenticated(Principal principal) implements AuthenticationResult {

	}

	/**
	 * The client has to say who it is, or does not prove it: 401.
	 *
	 * @param challenges what is asked for, at least one, such as
	 * {@code Basic realm="admin"}
	 * @param reason the body of the response, possibly empty
	 */
	record Unauthorized(List<String> challenges, String reason) implements AuthenticationResult {

		/**
		 * Checks that something is asked for.
		 * @throws IllegalArgumentException if there is no challenge
		 */
		public Unauthorized {
			challenges = List.copyOf(challenges);
			if (challenges.isEmpty()) {
				throw new IllegalArgumentException("A 401 needs a challenge that tells the client how to authenticate");
			}
		}

	}

	/**
	 * The client is known and not let in, whatever it says: 403.
	 *
	 * @param reason the body of the response, possibly empty
	 */
	record Forbidden(String reason) implements AuthenticationResult {

	}

}
