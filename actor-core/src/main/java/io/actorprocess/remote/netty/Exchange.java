package io.actorprocess.remote.netty;

import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;

/**
 * A request of ours and the response to come.
 * <p>
 * Thread-safety: any thread may discard the response; the rest belongs to the event loop
 * of the connection.
 */
final class Exchange {

	private final HttpRequest request;

	private final boolean streamed;

	private final Promise<HttpResponse> response = new Promise<>();

	private @Nullable ScheduledFuture<?> timer;

	/**
	 * An exchange that has not begun.
	 * @param request the request
	 * @param streamed whether the response is wanted before its body
	 */
	Exchange(HttpRequest request, boolean streamed) {
		this.request = request;
		this.streamed = streamed;
	}

	HttpRequest request() {
		return this.request;
	}

	boolean isStreamed() {
		return this.streamed;
	}

	boolean isHead() {
		return this.request.method().equals("HEAD");
	}

	boolean isLast() {
		return "close".equalsIgnoreCase(this.request.headers().get("Connection"));
	}

	Future<HttpResponse> response() {
		return this.response.future();
	}

	void setTimer(ScheduledFuture<?> started) {
		this.timer = started;
	}

	/** The response has come; if nobody wants it any more, its producer is told. */
	void complete(HttpResponse arrived) {
		stopTimer();
		if (!this.response.set(arrived)) {
			arrived.content().drop();
		}
	}

	/** There is no response; nobody reads the body of the request any further. */
	void fail(Throwable cause) {
		stopTimer();
		this.request.content().drop();
		if (this.response.future().hasDiscard()) {
			this.response.discard();
		}
		else {
			this.response.fail(cause);
		}
	}

	private void stopTimer() {
		if (this.timer != null) {
			this.timer.cancel(false);
			this.timer = null;
		}
	}

}
