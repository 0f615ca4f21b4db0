package io.actorprocess.process;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Principal;

/**
 * Answers the requests of one route, within the process, and is told who asks.
 */
@FunctionalInterface
public interface SecuredHandler {

	/**
	 * Answers a request.
	 * @param request the request
	 * @param principal who asks, or null if nobody had to say so
	 * @return the response, now or later
	 * @throws Exception answers 500; the process goes on
	 */
	CompletionStage<HttpResponse> handle(HttpRequest request, @Nullable Principal principal) throws Exception;

}
