package io.actorprocess.remote.netty;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

import io.actorprocess.remote.DecodedRequest;
import io.actorprocess.remote.RequestDecoder;

/**
 * Refuses requests that arrive too slowly. A connection between requests has no timer,
 * nor has a stream: its route knows how long it wants to wait.
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

	private final Consumer<DecodedRequest.Refusal> refusal;

	private @Nullable ScheduledFuture<?> timer;

	/** What the timer was started for. */
	private int request;

	private boolean body;

	private int bodyLength;

	RequestTimer(EventExecutor executor, RequestDecoder decoder, NettySocketOptions options,
			Consumer<DecodedRequest.Refusal> refusal) {
		this.executor = executor;
		this.decoder = decoder;
		this.headNanos = options.headTimeout().toNanos();
		this.bodyNanos = options.bodyTimeout().toNanos();
		this.bodyBytes = (int) Math.min(Integer.MAX_VALUE,
				options.bodyTimeout().toMillis() * LEAST_BYTES_PER_SECOND / 1000);
		this.refusal = refusal;
	}

	/**
	 * Sets the timer to what the client owes now.
	 * @param waiting whether the connection waits for the client's bytes
	 */
	void update(boolean waiting) {
		if (!waiting || this.decoder.isIdle() || this.decoder.isStreaming()) {
			cancel();
		}
		else if (this.timer == null || this.request != this.decoder.requests()
				|| this.body != this.decoder.isWithinBody()) {
			cancel();
			start();
		}
	}

	private void start() {
		this.request = this.decoder.requests();
		this.body = this.decoder.isWithinBody();
		this.bodyLength = this.decoder.bodyLength();
		long nanos = this.body ? this.bodyNanos : this.headNanos;
		this.timer = this.executor.schedule(this::expire, nanos, TimeUnit.NANOSECONDS);
	}

	private void expire() {
		if (this.body && this.decoder.bodyLength() - this.bodyLength >= this.bodyBytes) {
			start();
			return;
		}
		this.timer = null;
		this.refusal.accept(new DecodedRequest.Refusal(408, "The request arrives too slowly", false));
	}

	void cancel() {
		if (this.timer != null) {
			this.timer.cancel(false);
			this.timer = null;
		}
	}

}
