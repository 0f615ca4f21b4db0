package io.actorprocess.process;

import io.actorprocess.event.DispatchEvent;
import io.actorprocess.event.Handling;
import io.actorprocess.future.AbandonedException;
import io.actorprocess.future.CheckedFunction;
import io.actorprocess.future.Future;

/**
 * A call whose result completes a future.
 *
 * @param <T> the type of the target
 * @param <R> the type of the result
 */
final class Call<T, R> extends DispatchEvent {

	private final CheckedFunction<? super T, ? extends R> call;

	private final Result<R> result = new Result<>();

	Call(CheckedFunction<? super T, ? extends R> call) {
		this.call = call;
	}

	Future<R> result() {
		return this.result;
	}

	@Override
	@SuppressWarnings("unchecked")
	public boolean run(Handling handling) {
		R value;
		try {
			value = this.call.apply((T) handling.target());
		}
		catch (Throwable ex) {
			this.result.fail(ex);
			Failures.rethrowIfFatal(ex);
			return false;
		}
		if (!handling.isSetAside()) {
			this.result.set(value);
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
