package io.actorprocess.http;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;

/**
 * Decides whether a request may be served, once it is known who asks.
 * <p>
 * Thread-safety: called by many threads at once, some of which must not be held up.
 */
@FunctionalInterface
public interface Authorizer {

	/**
	 * Decides.
	 * @param request the request
	 * @param principal who asks, or null if nobody had to say so
	 * @return whether the request is served; a refusal is answered 403, a failure 500
	 */
	Future<Boolean> authorize(HttpRequest request, @Nullable Principal principal);

}
