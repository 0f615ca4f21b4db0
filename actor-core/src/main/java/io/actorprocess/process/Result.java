package io.actorprocess.process;

import java.util.concurrent.CompletionStage;

import io.actorprocess.future.AbandonedException;
import io.actorprocess.future.Future;

/**
 * The future of a call, completed by the process that makes it.
 *
 * @param <R> the type of the result
 */
final class Result<R> extends Future<R> {

	void set(R value) {
		complete(value);
	}

	void fail(Throwable cause) {
		completeFailed(cause);
	}

	boolean abandon(AbandonedException cause) {
		return completeAbandoned(cause);
	}

	void follow(CompletionStage<? extends R> stage) {
		completeFrom(stage);
	}

}
