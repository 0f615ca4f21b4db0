package io.actorprocess.future;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * Replaces every end without a value.
 * <p>
 * Thread-safety: as {@link Callback}.
 *
 * @param <T> the type of the value
 */
final class Recover<T extends @Nullable Object> extends Continuation<T, T> {

	private final CheckedFunction<? super Future<T>, ? extends CompletionStage<? extends T>> function;

	Recover(Future<T> source, CheckedFunction<? super Future<T>, ? extends CompletionStage<? extends T>> function) {
		super(source);
		this.function = function;
	}

	@Override
	void proceed(Completion completion) throws Exception {
		if (this.source.isReady()) {
			passThrough(completion);
			return;
		}
		// A request made so far has had its effect. Without this, the recovery would be
		// asked to discard before it began.
		this.dependent.resetDiscard();
		this.dependent.adopt(this.function.apply(this.source), completion);
	}

}
