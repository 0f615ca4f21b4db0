package io.actorprocess.http;

import io.actorprocess.future.Future;

/**
 * Finds out who sends a request. One serves all routes of its realm.
 * <p>
 * Thread-safety: called by many threads at once, some of which must not be held up: an
 * implementation that has to ask somebody returns a pending future, whose discard it may
 * take as leave to give up. {@link AccessControl} waits for an answer for a limited time.
 */
public interface Authenticator {

	/**
	 * The name of the scheme, such as {@code Basic}.
	 * @return the name, as it appears in challenges
	 */
	String scheme();

	/**
	 * Looks at a request.
	 * @param request the request; its body does not matter and may be missing
	 * @return what is known of the client; a failure is answered 500
	 */
	Future<AuthenticationResult> authenticate(HttpRequest request);

}
