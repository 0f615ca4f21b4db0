package io.actorprocess.remote;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.future.Future;
import io.actorprocess.http.HttpResponse;

/**
 * The responses that no route gives.
 * <p>
 * Thread-safety: stateless.
 */
public final class Responses {

	private static final Logger logger = LoggerFactory.getLogger(Responses.class);

	private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

	private Responses() {
	}

	/**
	 * What to tell the client of a future's outcome.
	 * @param done a future that is no longer pending
	 * @return its value; 500 with the failure's text; 503 if it was discarded; 500 if it
	 * was abandoned
	 */
	public static HttpResponse of(Future<HttpResponse> done) {
		if (done.isReady()) {
			return done.value();
		}
		if (done.isDiscarded()) {
			return HttpResponse.status(503);
		}
		if (done.isFailed()) {
			logger.debug("A route failed", done.failure());
			return HttpResponse.text(500, String.valueOf(done.failure().getMessage()));
		}
		return HttpResponse.status(500);
	}

	/**
	 * What to tell the client of a request that is refused.
	 * @param refusal why
	 * @return the response
	 */
	public static HttpResponse of(DecodedRequest.Refusal refusal) {
		HttpResponse response = HttpResponse.text(refusal.status(), refusal.reason());
		if (refusal.status() == 405) {
			response = response.with("Allow", METHODS);
		}
		return refusal.keepAlive() ? response : response.with("Connection", "close");
	}

}
