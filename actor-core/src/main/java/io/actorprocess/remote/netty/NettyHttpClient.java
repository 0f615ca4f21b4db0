package io.actorprocess.remote.netty;

import java.util.concurrent.CancellationException;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.HttpClient;
import io.actorprocess.http.HttpClientOptions;
import io.actorprocess.http.HttpConnection;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Url;

/**
 * Asks HTTP servers by the sockets of a runtime.
 * <p>
 * Thread-safety: immutable.
 *
 * @param sockets makes connections
 * @param options the limits
 */
record NettyHttpClient(ClientSockets sockets, HttpClientOptions options) implements HttpClient {

	@Override
	public Future<HttpResponse> send(Url server, HttpRequest request) {
		return exchange(server, request, false);
	}

	@Override
	public Future<HttpResponse> stream(Url server, HttpRequest request) {
		return exchange(server, request, true);
	}

	private Future<HttpResponse> exchange(Url server, HttpRequest request, boolean streamed) {
		Exchange exchange = new Exchange(request.with("Connection", "close"), streamed);
		Future<ClientConnection> connecting = this.sockets.connect(server, this.options);
		// Who asks gives up while there is no connection: it is closed when it is made
		exchange.response().onDiscard(connecting::discard);
		connecting.onAny((connected) -> {
			if (connected.isReady()) {
				connected.value().submit(exchange);
			}
			else {
				exchange.fail(failure(connected));
			}
		});
		return exchange.response();
	}

	@Override
	public Future<HttpConnection> connect(Url server) {
		Promise<HttpConnection> connection = new Promise<>();
		Future<ClientConnection> connecting = this.sockets.connect(server, this.options);
		connection.future().onDiscard(connecting::discard);
		connecting.onAny((connected) -> {
			if (connected.isDiscarded()) {
				connection.discard();
			}
			else if (!connected.isReady()) {
				connection.fail(failure(connected));
			}
			else if (!connection.set(connected.value())) {
				connected.value().close();
			}
		});
		return connection.future();
	}

	private static Throwable failure(Future<?> connected) {
		return connected.isDiscarded() ? new CancellationException("Discarded before there was a connection")
				: connected.failure();
	}

	@Override
	public HttpClient with(HttpClientOptions other) {
		return new NettyHttpClient(this.sockets, other);
	}

}
