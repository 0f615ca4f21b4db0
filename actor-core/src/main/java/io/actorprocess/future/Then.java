package io.actorprocess.future;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * Applies a function to the value of the source. There is no function call for a source
 * that has no value, nor for one that was asked to discard.
 * <p>
 * Thread-safety: as {@link Callback}.
 *
 * @param <T> the type of the source's value
 * @param <V> the type of the function's result
 * @param <R> the type of the dependent's value
 */
abstract sealed class Then<T extends @Nullable Object, V extends @Nullable Object, R extends @Nullable Object>
		extends Continuation<T, R> {

	private final CheckedFunction<? super T, ? extends V> function;

	Then(Future<T> source, CheckedFunction<? super T, ? extends V> function) {
		super(source);
		this.function = function;
	}

	@Override
	final void proceed(Completion completion) throws Exception {
		if (!this.source.isReady()) {
			passThrough(completion);
		}
		else if (this.source.hasDiscard()) {
			this.dependent.settle(Outcome.discarded(), completion);
		}
		else {
			deliver(this.function.apply(this.source.value()), completion);
		}
	}

	abstract void deliver(V result, Completion completion);

	/**
	 * The function returns the value.
	 *
	 * @param <T> the type of the source's value
	 * @param <R> the type of the dependent's value
	 */
	static final class Value<T extends @Nullable Object, R extends @Nullable Object> extends Then<T, R, R> {

		Value(Future<T> source, CheckedFunction<? super T, ? extends R> function) {
			super(source, function);
		}

		@Override
		void deliver(R result, Completion completion) {
			this.dependent.settle(Outcome.ready(result), completion);
		}

	}

	/**
	 * The function returns a stage that will have the value.
	 *
	 * @param <T> the type of the source's value
	 * @param <R> the type of the dependent's value
	 */
	static final class Flat<T extends @Nullable Object, R extends @Nullable Object>
			extends Then<T, CompletionStage<? extends R>, R> {

		Flat(Future<T> source, CheckedFunction<? super T, ? extends CompletionStage<? extends R>> function) {
			super(source, function);
		}

		@Override
		void deliver(CompletionStage<? extends R> result, Completion completion) {
			this.dependent.adopt(result, completion);
		}

	}

}
