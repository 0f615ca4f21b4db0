package io.actorprocess.remote.netty;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

import io.actorprocess.remote.DecodedRequest;
import io.actorprocess.remote.RequestDecoder;

/**
 * Refuses requests that arrive too slowly, and ends connections that are silent for too
 * long between requests, if there is a limit. A stream has no timer: its route knows how
 * long it wants to wait.
 * <p>
 * Thread-safety: owned by the event loop of its connection.
 */
final class RequestTimer {

	private static final int LEAST_BYTES_PER_SECOND = 1024;

	private final EventExecutor executor;

	private final RequestDecoder decoder;

	private final long headNanos;

	private final long bodyNanos;

	private final int bodyBytes;

	private final long idleNanos;

	private final Consumer<DecodedRequest.Refusal> refusal;

	private final Runnable silence;

	/** What the connection waits for. */
	private enum Phase {

		IDLE, HEAD, BODY

	}

	private @Nullable ScheduledFuture<?> timer;

	/** What the timer was started for. */
	private int request;

	private Phase phase = Phase.IDLE;

	private int bodyLength;

	RequestTimer(EventExecutor executor, RequestDecoder decoder, NettySocketOptions options,
			Consumer<DecodedRequest.Refusal> refusal, Runnable silence) {
		this.executor = executor;
		this.decoder = decoder;
		this.headNanos = options.headTimeout().toNanos();
		this.bodyNanos = options.bodyTimeout().toNanos();
		this.bodyBytes = (int) Math.min(Integer.MAX_VALUE,
				options.bodyTimeout().toMillis() * LEAST_BYTES_PER_SECOND / 1000);
		this.idleNanos = options.inboundIdleTimeout().toNanos();
		this.refusal = refusal;
		this.silence = silence;
	}

	/**
	 * Sets the timer to what the client owes now.
	 * @param waiting whether the connection waits for the client's bytes
	 * @param answered whether the client waits for nothing
	 */
	void update(boolean waiting, boolean answered) {
		Phase now = phase();
		boolean free = this.decoder.isStreaming() || (now == Phase.IDLE && (this.idleNanos == 0 || !answered));
		if (!waiting || free) {
			cancel();
		}
		else if (this.timer == null || this.request != this.decoder.requests() || this.phase != now) {
			cancel();
			start(now);
		}
	}

	private Phase phase() {
		if (this.decoder.isIdle()) {
			return Phase.IDLE;
		}
		return this.decoder.isWithinBody() ? Phase.BODY : Phase.HEAD;
	}

	private void start(Phase begun) {
		this.request = this.decoder.requests();
		this.phase = begun;
		this.bodyLength = this.decoder.bodyLength();
		long nanos = switch (begun) {
			case IDLE -> this.idleNanos;
			case HEAD -> this.headNanos;
			case BODY -> this.bodyNanos;
		};
		this.timer = this.executor.schedule(this::expire, nanos, TimeUnit.NANOSECONDS);
	}

	private void expire() {
		if (this.phase == Phase.BODY && this.decoder.bodyLength() - this.bodyLength >= this.bodyBytes) {
			start(Phase.BODY);
			return;
		}
		this.timer = null;
		if (this.phase == Phase.IDLE) {
			this.silence.run();
			return;
		}
		this.refusal.accept(new DecodedRequest.Refusal(408, "The request arrives too slowly", false));
	}

	void cancel() {
		if (this.timer != null) {
			this.timer.cancel(false);
			this.timer = null;
		}
	}

}
