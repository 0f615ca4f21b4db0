package io.actorprocess.process;

import java.util.concurrent.CompletionStage;

import io.actorprocess.future.CheckedFunction;

/**
 * A call that returns a stage itself; the future of the call becomes that stage.
 *
 * @param <T> the type of the target
 * @param <R> the type of the result
 */
final class FlatCall<T, R> extends AnsweredCall<T, CompletionStage<? extends R>, R> {

	FlatCall(CheckedFunction<? super T, ? extends CompletionStage<? extends R>> call) {
		this(call, new Result<>());
	}

	FlatCall(CheckedFunction<? super T, ? extends CompletionStage<? extends R>> call, Result<R> result) {
		super(call, result);
	}

	@Override
	void answer(Result<R> result, CompletionStage<? extends R> stage) {
		result.follow(stage);
	}

}
