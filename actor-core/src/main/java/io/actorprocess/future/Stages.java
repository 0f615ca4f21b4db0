package io.actorprocess.future;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * Translates between futures and the stages of the JDK. Discarded is cancelled there.
 * <p>
 * Thread-safety: stateless.
 */
final class Stages {

	private Stages() {
	}

	static <T extends @Nullable Object> Future<T> toFuture(CompletionStage<T> stage) {
		Promise<T> promise = new Promise<>();
		if (stage instanceof java.util.concurrent.Future<?> cancellable) {
			promise.future().onDiscard(() -> cancel(cancellable));
		}
		stage.whenComplete((value, thrown) -> {
			if (thrown == null) {
				promise.set(value);
			}
			else {
				end(promise, unwrapped(thrown));
			}
		});
		return promise.future();
	}

	private static void cancel(java.util.concurrent.Future<?> stage) {
		try {
			stage.cancel(true);
		}
		catch (UnsupportedOperationException ex) {
			// A minimal stage is for reading only: the request ends here.
		}
	}

	private static void end(Promise<?> promise, Throwable thrown) {
		if (thrown instanceof CancellationException) {
			promise.discard();
		}
		else if (thrown instanceof AbandonedException abandoned) {
			promise.future().completeAbandoned(abandoned);
		}
		else {
			promise.fail(thrown);
		}
	}

	/**
	 * Stages wrap what they pass on; only the outermost wrapping is theirs for certain.
	 */
	private static Throwable unwrapped(Throwable thrown) {
		Throwable cause = (thrown instanceof CompletionException) ? thrown.getCause() : null;
		return (cause != null) ? cause : thrown;
	}

	static <T extends @Nullable Object> CompletableFuture<T> toCompletableFuture(Future<T> future) {
		CompletableFuture<T> view = new View<>(future);
		future.onAny((completed) -> {
			if (completed.isReady()) {
				view.complete(completed.value());
			}
			else {
				view.completeExceptionally(throwableOf(completed));
			}
		});
		return view;
	}

	/**
	 * Returns what a reader of a future without a value is to be told.
	 * @param future a future that is complete, but not ready
	 * @return the failure, or the exception that stands for the state
	 */
	static Throwable throwableOf(Future<?> future) {
		return future.isDiscarded() ? new CancellationException("The future was discarded") : future.failure();
	}

	/**
	 * A copy of a future that hands cancellation back to it.
	 *
	 * @param <T> the type of the value
	 */
	private static final class View<T extends @Nullable Object> extends CompletableFuture<T> {

		private final Future<T> future;

		View(Future<T> future) {
			this.future = future;
		}

		@Override
		public boolean cancel(boolean mayInterruptIfRunning) {
			boolean cancelled = super.cancel(mayInterruptIfRunning);
			if (cancelled) {
				this.future.discard();
			}
			return cancelled;
		}

	}

}
