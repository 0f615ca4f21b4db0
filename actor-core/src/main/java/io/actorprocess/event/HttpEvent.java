package io.actorprocess.event;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Promise;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Principal;
import io.actorprocess.message.EventKind;

/**
 * An HTTP request has arrived.
 * <p>
 * Thread-safety: as {@link Event}.
 */
public final class HttpEvent extends Event {

	private final HttpRequest request;

	private final Promise<HttpResponse> response;

	private final @Nullable Principal principal;

	private final boolean admitted;

	/**
	 * An event for a request of which nobody knows yet who sent it.
	 * @param request the request
	 * @param response takes the answer
	 */
	public HttpEvent(HttpRequest request, Promise<HttpResponse> response) {
		this(request, response, null);
	}

	/**
	 * An event for a request.
	 * @param request the request
	 * @param response takes the answer
	 * @param principal who asks, if somebody found out already
	 */
	public HttpEvent(HttpRequest request, Promise<HttpResponse> response, @Nullable Principal principal) {
		this(request, response, principal, false);
	}

	private HttpEvent(HttpRequest request, Promise<HttpResponse> response, @Nullable Principal principal,
			boolean admitted) {
		this.request = request;
		this.response = response;
		this.principal = principal;
		this.admitted = admitted;
	}

	/**
	 * The same request, for its handler, now that it is let in.
	 * @param known who asks, or null if nobody had to say so
	 * @return a new event
	 */
	public HttpEvent admit(@Nullable Principal known) {
		return new HttpEvent(this.request, this.response, known, true);
	}

	/**
	 * The same request, to be enqueued a second time.
	 * @return a new event
	 */
	public HttpEvent again() {
		return new HttpEvent(this.request, this.response, this.principal, this.admitted);
	}

	/**
	 * Who asks.
	 * @return the principal, or null if that is unknown
	 */
	public @Nullable Principal principal() {
		return this.principal;
	}

	/**
	 * Whether the request was let in.
	 * @return false if that is still to be decided
	 */
	public boolean isAdmitted() {
		return this.admitted;
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
