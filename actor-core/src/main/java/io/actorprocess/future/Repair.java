package io.actorprocess.future;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * Replaces a failure.
 * <p>
 * Thread-safety: as {@link Callback}.
 *
 * @param <T> the type of the value
 */
final class Repair<T extends @Nullable Object> extends Continuation<T, T> {

	private final CheckedFunction<? super Throwable, ? extends CompletionStage<? extends T>> function;

	Repair(Future<T> source, CheckedFunction<? super Throwable, ? extends CompletionStage<? extends T>> function) {
		super(source);
		this.function = function;
	}

	@Override
	void proceed(Completion completion) throws Exception {
		if (this.source.isFailed()) {
			this.dependent.adopt(this.function.apply(this.source.failure()), completion);
		}
		else {
			passThrough(completion);
		}
	}

}
