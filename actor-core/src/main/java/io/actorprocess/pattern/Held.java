package io.actorprocess.pattern;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.CheckedSupplier;
import io.actorprocess.future.Future;

/**
 * Pairs every lock that was granted with one unlock.
 * <p>
 * Thread-safety: stateless.
 */
final class Held {

	private Held() {
	}

	static <R extends @Nullable Object> Future<R> during(Future<@Nullable Void> lock,
			CheckedSupplier<? extends CompletionStage<? extends R>> action, Runnable unlock) {
		Future<R> result = lock.thenFlat((granted) -> action.get());
		// A lock that was discarded while in line was never granted: nothing to give back
		lock.onReady((granted) -> result.onAny((end) -> unlock.run()));
		return result;
	}

}
