package io.actorprocess.process;

import java.util.concurrent.CompletionStage;

import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;

/**
 * Answers the requests of one route, within the process.
 */
@FunctionalInterface
public interface HttpHandler {

	/**
	 * Answers a request.
	 * @param request the request
	 * @return the response, now or later
	 * @throws Exception answers 500; the process goes on
	 */
	CompletionStage<HttpResponse> handle(HttpRequest request) throws Exception;

}
