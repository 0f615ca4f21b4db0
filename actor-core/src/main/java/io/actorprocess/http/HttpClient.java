package io.actorprocess.http;

import io.actorprocess.future.Future;

/**
 * Asks HTTP servers, on the threads of the runtime's sockets. Each request of its own has
 * a connection of its own; {@link #connect} keeps one for many.
 * <p>
 * A response of any status is a value. The future fails with an
 * {@link java.io.IOException} if there is no response, or with a
 * {@link java.util.concurrent.TimeoutException}; discarding it closes the connection.
 * <p>
 * A body that is a stream is sent as it is written, and a response can be had as a stream
 * too: read it to its end, or close its reader, which closes the connection.
 * <p>
 * Thread-safety: any thread may call any method. Callbacks of the futures run on I/O
 * threads and must not block: a process wraps them by {@code defer}.
 */
public interface HttpClient {

	/**
	 * Sends a request on a connection of its own.
	 * @param server scheme, host and port count; path and query are the request's
	 * @param request the request, see {@link HttpRequest#to}
	 * @return the response with its whole body
	 */
	Future<HttpResponse> send(Url server, HttpRequest request);

	/**
	 * As {@link #send}, but with the body of the response as a stream.
	 * @param server scheme, host and port count
	 * @param request the request
	 * @return the response as soon as its head is there
	 */
	Future<HttpResponse> stream(Url server, HttpRequest request);

	/**
	 * Makes a connection for many requests.
	 * @param server scheme, host and port count
	 * @return the connection, to be closed by the caller
	 */
	Future<HttpConnection> connect(Url server);

	/**
	 * This client with other limits.
	 * @param options the limits
	 * @return another client on the same threads
	 */
	HttpClient with(HttpClientOptions options);

	/**
	 * Sends a GET request.
	 * @param url where to
	 * @return the response
	 */
	default Future<HttpResponse> get(Url url) {
		return send(url, HttpRequest.to("GET", url));
	}

	/**
	 * Sends a DELETE request.
	 * @param url where to
	 * @return the response
	 */
	default Future<HttpResponse> delete(Url url) {
		return send(url, HttpRequest.to("DELETE", url));
	}

	/**
	 * Sends a POST request.
	 * @param url where to
	 * @param mediaType the {@code Content-Type}
	 * @param body the bytes
	 * @return the response
	 */
	default Future<HttpResponse> post(Url url, String mediaType, byte[] body) {
		return send(url, HttpRequest.to("POST", url).with("Content-Type", mediaType).withContent(new Body.Bytes(body)));
	}

	/**
	 * Sends a PUT request.
	 * @param url where to
	 * @param mediaType the {@code Content-Type}
	 * @param body the bytes
	 * @return the response
	 */
	default Future<HttpResponse> put(Url url, String mediaType, byte[] body) {
		return send(url, HttpRequest.to("PUT", url).with("Content-Type", mediaType).withContent(new Body.Bytes(body)));
	}

}
