package io.actorprocess.process;

import org.jspecify.annotations.Nullable;

import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Principal;

/**
 * As {@link SecuredHandler}, for a route that answers at once.
 */
@FunctionalInterface
public interface SecuredFunction {

	/**
	 * Answers a request.
	 * @param request the request
	 * @param principal who asks, or null if nobody had to say so
	 * @return the response
	 * @throws Exception answers 500; the process goes on
	 */
	HttpResponse handle(HttpRequest request, @Nullable Principal principal) throws Exception;

}
