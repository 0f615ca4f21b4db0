package io.actorprocess.process;

import io.actorprocess.future.CheckedFunction;

/**
 * A call whose result completes a future.
 *
 * @param <T> the type of the target
 * @param <R> the type of the result
 */
final class Call<T, R> extends AnsweredCall<T, R, R> {

	Call(CheckedFunction<? super T, ? extends R> call) {
		this(call, new Result<>());
	}

	Call(CheckedFunction<? super T, ? extends R> call, Result<R> result) {
		super(call, result);
	}

	@Override
	void answer(Result<R> result, R value) {
		result.set(value);
	}

}
