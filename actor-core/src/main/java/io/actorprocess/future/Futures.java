package io.actorprocess.future;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Futures made of other futures, or of time.
 * <p>
 * Thread-safety: stateless.
 */
public final class Futures {

	private Futures() {
	}

	/**
	 * Waits for the values of all given futures. The first one that fails or is discarded
	 * fails the result with a {@link CompletionException} whose message begins with
	 * {@code Collect failed:}, the others are left alone; one that is abandoned abandons
	 * it. Discarding the result asks all of them to discard, and ends it at once.
	 * @param <T> the type of the values
	 * @param futures the futures
	 * @return the values, unmodifiable, in the order of the futures; ready and empty if
	 * there are none
	 */
	public static <T extends @Nullable Object> Future<List<T>> collect(Collection<? extends Future<T>> futures) {
		return new Gathering.Collect<>(futures).start();
	}

	/**
	 * Waits until all given futures are complete, whatever their ends; only one that is
	 * abandoned abandons the result. Discarding the result asks all of them to discard,
	 * and ends it at once.
	 * @param <T> the type of the values
	 * @param futures the futures
	 * @return the completed futures, unmodifiable, in their order; ready and empty if
	 * there are none
	 */
	public static <T extends @Nullable Object> Future<List<Future<T>>> await(Collection<? extends Future<T>> futures) {
		return new Gathering.Await<>(futures).start();
	}

	/**
	 * Waits until one future is complete, whatever its end. Discarding the result ends it
	 * at once: a way out of a chain whose producer does not heed discard requests.
	 * @param <T> the type of the value
	 * @param future the future
	 * @return the completed future
	 */
	public static <T extends @Nullable Object> Future<Future<T>> await(Future<T> future) {
		return await(List.of(future)).then((completed) -> completed.get(0));
	}

	/**
	 * Waits for the first of the given futures to become ready. Other ends are ignored;
	 * the result is abandoned when no future is left that could become ready. Discarding
	 * the result ends it and leaves the futures alone.
	 * @param <T> the type of the values
	 * @param futures the futures
	 * @return the future that became ready first
	 */
	public static <T extends @Nullable Object> Future<Future<T>> select(Collection<? extends Future<T>> futures) {
		List<Future<T>> candidates = List.copyOf(futures);
		AtomicInteger left = new AtomicInteger(candidates.size());
		Promise<Future<T>> promise = new Promise<>();
		promise.future().onDiscard(promise::discard);
		if (candidates.isEmpty()) {
			promise.abandon("There is no future to select from");
		}
		candidates.forEach((candidate) -> candidate.onAny((completed) -> {
			if (completed.isReady()) {
				promise.set(completed);
			}
			else if (left.decrementAndGet() == 0) {
				promise.abandon("None of " + candidates.size() + " futures became ready");
			}
		}));
		return promise.future();
	}

	/**
	 * Waits for time to pass. Discarding the result calls the timer off and ends it.
	 * @param delay how long to wait
	 * @param delayer what measures the time
	 * @return a future that becomes ready, with null, when the delay has passed
	 */
	public static Future<@Nullable Void> after(Duration delay, Delayer delayer) {
		Promise<@Nullable Void> promise = new Promise<>();
		Cancellation timer = delayer.delay(delay, () -> promise.set(null));
		promise.future().onDiscard(() -> {
			if (timer.cancel()) {
				promise.discard();
			}
		});
		return promise.future();
	}

	/**
	 * Limits the time that a future may take. When it is over the future is asked to
	 * discard, and the result fails with a {@link TimeoutException} that names the limit,
	 * whether or not the request is heeded.
	 * @param <T> the type of the value
	 * @param future the future
	 * @param limit how long it may take
	 * @param delayer what measures the time
	 * @return a future that ends as the given one does, if that happens in time
	 */
	public static <T extends @Nullable Object> Future<T> timeout(Future<T> future, Duration limit, Delayer delayer) {
		return future.after(limit, delayer, (late) -> {
			late.discard();
			return Future.failed(new TimeoutException("There was no result within " + limit));
		});
	}

}
