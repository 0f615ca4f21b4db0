package io.actorprocess.event;

import io.actorprocess.future.Promise;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.EventKind;

/**
 * An HTTP request has arrived.
 * <p>
 * Thread-safety: as {@link Event}.
 */
public final class HttpEvent extends Event {

	private final HttpRequest request;

	private final Promise<HttpResponse> response;

	/**
	 * An event for a request.
	 * @param request the request
	 * @param response takes the answer
	 */
	public HttpEvent(HttpRequest request, Promise<HttpResponse> response) {
		this.request = request;
		this.response = response;
	}

	/**
	 * The request.
	 * @return the request
	 */
	public HttpRequest request() {
		return this.request;
	}

	/**
	 * Takes the answer.
	 * @return the promise of a response
	 */
	public Promise<HttpResponse> response() {
		return this.response;
	}

	@Override
	public EventKind kind() {
		return EventKind.HTTP;
	}

	@Override
	public void accept(EventVisitor visitor) {
		visitor.visit(this);
	}

}
