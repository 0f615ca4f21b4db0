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
final class Result<R extends @Nullable Object> extends Future<R> {

	void set(R value) {
		complete(value);
	}

	boolean fail(Throwable cause) {
		return completeFailed(cause);
	}

	boolean takeBack() {
		return completeDiscarded();
	}

	boolean abandon(AbandonedException cause) {
		return completeAbandoned(cause);
	}

	void follow(CompletionStage<? extends R> stage) {
		completeFrom(stage);
	}

}
