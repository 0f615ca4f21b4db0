package io.actorprocess.process;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.AbandonedException;
import io.actorprocess.future.Future;

/**
 * The future of a call, completed by the process that makes it.
 *
 * @param <R> the type of the result
 */
sealed class Result<R extends @Nullable Object> extends Future<R> permits CarryingResult {

	final void set(R value) {
		complete(value);
	}

	final boolean fail(Throwable cause) {
		return completeFailed(cause);
	}

	final boolean takeBack() {
		return completeDiscarded();
	}

	final boolean abandon(AbandonedException cause) {
		return completeAbandoned(cause);
	}

	final void follow(CompletionStage<? extends R> stage) {
		completeFrom(stage);
	}

}
