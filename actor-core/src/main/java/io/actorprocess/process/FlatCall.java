package io.actorprocess.process;

import java.util.concurrent.CompletionStage;

import io.actorprocess.event.DispatchEvent;
import io.actorprocess.event.Handling;
import io.actorprocess.future.AbandonedException;
import io.actorprocess.future.CheckedFunction;
import io.actorprocess.future.Future;

/**
 * A call that returns a stage itself; the future of the call becomes that stage.
 *
 * @param <T> the type of the target
 * @param <R> the type of the result
 */
final class FlatCall<T, R> extends DispatchEvent {

	private final CheckedFunction<? super T, ? extends CompletionStage<? extends R>> call;

	private final Result<R> result = new Result<>();

	FlatCall(CheckedFunction<? super T, ? extends CompletionStage<? extends R>> call) {
		this.call = call;
	}

	Future<R> result() {
		return this.result;
	}

	@Override
	@SuppressWarnings("unchecked")
	public boolean run(Handling handling) {
		CompletionStage<? extends R> stage;
		try {
			stage = this.call.apply((T) handling.target());
		}
		catch (Throwable ex) {
			this.result.fail(ex);
			Failures.rethrowIfFatal(ex);
			return false;
		}
		if (!handling.isSetAside()) {
			this.result.follow(stage);
		}
		return true;
	}

	@Override
	public boolean abandon(AbandonedException cause) {
		return this.result.abandon(cause);
	}

	@Override
	public boolean refuse(Throwable cause) {
		return this.result.fail(cause);
	}

}
