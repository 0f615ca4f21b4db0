package io.actorprocess.protobuf;

import java.time.Duration;
import java.util.Objects;

import com.google.protobuf.Message;

import io.actorprocess.future.Future;
import io.actorprocess.message.UPID;
import io.actorprocess.process.ProcessManager;

/**
 * A kind of request and the kind of its response, asked from anywhere: within a process
 * or outside.
 *
 * <pre>{@code
 * Protocol<Register, Registered> registration =
 *         new Protocol<>(manager, Registered.class, Duration.ofSeconds(5));
 * Future<Registered> answer = registration.ask(master, register);
 * }</pre>
 * <p>
 * Thread-safety: immutable; any thread may ask.
 *
 * @param <Q> the type of the requests
 * @param <R> the type of the responses
 * @param manager the runtime from which to ask
 * @param response the class of the responses
 * @param timeout how long to wait for a response, in the time of the runtime
 */
public record Protocol<Q extends Message, R extends Message>(ProcessManager manager, Class<R> response,
		Duration timeout) {

	/**
	 * Checks the parts.
	 */
	public Protocol {
		Objects.requireNonNull(manager, "manager");
		Objects.requireNonNull(response, "response");
		if (timeout.isNegative() || timeout.isZero()) {
			throw new IllegalArgumentException(
					"A request for " + response.getName() + " cannot be answered within " + timeout);
		}
	}

	/**
	 * Sends a request, and waits for its response: a message of the response's type that
	 * comes from the very process that was asked, under the address that it bears itself.
	 * @param peer the process to ask, here or in another runtime
	 * @param request the request
	 * @return the response to come; failed with a {@link PeerExitedException} or a
	 * {@link RequestTimeoutException}; abandoned if this runtime stops. Discarding it
	 * ends the waiting; the request is on its way nevertheless.
	 * @throws IllegalStateException if this runtime does not run
	 */
	public Future<R> ask(UPID peer, Q request) {
		ReqResProcess<Q, R> process = new ReqResProcess<>(peer, request, this.response, this.timeout);
		this.manager.spawn(process);
		return process.response();
	}

}
