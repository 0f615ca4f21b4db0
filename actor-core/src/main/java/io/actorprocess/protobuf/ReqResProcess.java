package io.actorprocess.protobuf;

import java.time.Duration;

import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;

import io.actorprocess.clock.Timer;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;

/**
 * Sends one request, and waits for its response. Spawn it, or better use
 * {@link Protocol}; its end comes by itself.
 * <p>
 * Thread-safety: as {@link ProtobufProcess}; any thread may use the future.
 *
 * @param <Q> the type of the request
 * @param <R> the type of the response
 */
public final class ReqResProcess<Q extends Message, R extends Message> extends ProtobufProcess {

	/*
	 * Protobuf messages of libprocess carry no number that would tell which request they
	 * answer. The address they are sent to does: each request has a sender of its own, so
	 * a response that comes after its time-out finds nobody, instead of being taken for
	 * the response to the next request.
	 *
	 * Unlike in libprocess the response must come from the peer; the peer is linked to,
	 * so that its end fails the future; and there is a time-out.
	 */

	private final UPID peer;

	private final Q request;

	private final Class<R> type;

	private final Duration timeout;

	private final Promise<R> promise = new Promise<>();

	/** Owned by the process, set by initialize. */
	private @Nullable Timer timer;

	/**
	 * A request that is sent when the process is spawned.
	 * @param peer the process to ask
	 * @param request the request
	 * @param type the class of the response
	 * @param timeout how long to wait for it
	 */
	public ReqResProcess(UPID peer, Q request, Class<R> type, Duration timeout) {
		super("__req_res__()");
		this.peer = peer;
		this.request = request;
		this.type = type;
		this.timeout = timeout;
	}

	/**
	 * The response.
	 * @return as {@link Protocol#ask} says
	 */
	public Future<R> response() {
		return this.promise.future();
	}

	@Override
	protected void initialize() {
		install(this.type, this::received);
		this.promise.future().onDiscard(() -> defer((ignored) -> end(this.promise.discard())).accept(true));
		this.timer = delay(this.timeout, () -> end(this.promise
			.fail(new RequestTimeoutException(this.peer, nameOf(this.request), this.type.getName(), this.timeout))));
		link(this.peer);
		send(this.peer, this.request);
	}

	private void received(UPID from, R response) {
		if (from.equals(this.peer)) {
			end(this.promise.set(response));
		}
		else {
			refuse(from, nameOf(response), DeadLetterReason.REJECTED_SENDER);
		}
	}

	@Override
	protected void exited(UPID pid) {
		end(this.promise.fail(new PeerExitedException(this.peer, nameOf(this.request), this.type.getName())));
	}

	@Override
	protected void terminating() {
		if (this.timer != null) {
			this.timer.cancel();
		}
		this.promise.abandon("The request to " + this.peer + " ends with its runtime, before a response came");
	}

	private boolean end(boolean completed) {
		terminate();
		return completed;
	}

	@Override
	protected String definition() {
		return "request";
	}

}
