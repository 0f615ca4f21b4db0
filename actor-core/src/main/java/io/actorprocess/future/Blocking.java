package io.actorprocess.future;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * The blocking ways to read a future, as the JDK shapes them.
 * <p>
 * Thread-safety: stateless.
 */
final class Blocking {

	private Blocking() {
	}

	static <T extends @Nullable Object> T get(Future<T> future) throws InterruptedException, ExecutionException {
		Waiter.await(future, Long.MAX_VALUE);
		if (future.isFailed()) {
			throw new ExecutionException(future.failure());
		}
		return valueOrThrow(future);
	}

	static <T extends @Nullable Object> T get(Future<T> future, Duration atMost)
			throws InterruptedException, ExecutionException, TimeoutException {
		if (!future.await(atMost)) {
			throw new TimeoutException("No result within " + atMost + ", the future is: " + future);
		}
		return get(future);
	}

	static <T extends @Nullable Object> T join(Future<T> future) {
		Waiter.awaitUninterruptibly(future);
		if (future.isFailed()) {
			Throwable failure = future.failure();
			throw (failure instanceof CompletionException wrapped) ? wrapped : new CompletionException(failure);
		}
		return valueOrThrow(future);
	}

	private static <T extends @Nullable Object> T valueOrThrow(Future<T> future) {
		if (future.isDiscarded()) {
			throw new CancellationException("The future was discarded");
		}
		if (future.isAbandoned()) {
			throw new AbandonedException((AbandonedException) future.failure());
		}
		return future.value();
	}

}
