package io.actorprocess.http;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;
import io.actorprocess.message.Address;

/**
 * A connection to an HTTP server. Requests are written one after another without waiting
 * for responses, which come in the same order.
 * <p>
 * When the connection ends, every response that is missing fails. Discarding a response
 * takes its request back if it was not written yet, and else closes the connection.
 * <p>
 * Thread-safety: any thread may call any method. Equality is identity.
 */
public interface HttpConnection extends AutoCloseable {

	/**
	 * Sends a request. One with {@code Connection: close} is the last one.
	 * @param request the request
	 * @return the response with its whole body
	 */
	Future<HttpResponse> send(HttpRequest request);

	/**
	 * As {@link #send}, but with the body of the response as a stream. Responses after it
	 * wait until it is read; closing its reader closes the connection.
	 * @param request the request
	 * @return the response as soon as its head is there
	 */
	Future<HttpResponse> stream(HttpRequest request);

	/**
	 * The end of the connection.
	 * @return ready once it is closed, by whomever
	 */
	Future<@Nullable Void> disconnected();

	/**
	 * This side of the connection.
	 * @return IP address and port
	 */
	Address local();

	/**
	 * The other side of the connection.
	 * @return IP address and port
	 */
	Address peer();

	/**
	 * Ends the connection at once. Idempotent.
	 */
	@Override
	void close();

}
