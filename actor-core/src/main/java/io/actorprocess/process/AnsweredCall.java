package io.actorprocess.process;

import io.actorprocess.event.DispatchEvent;
import io.actorprocess.event.Handling;
import io.actorprocess.future.AbandonedException;
import io.actorprocess.future.CheckedFunction;
import io.actorprocess.future.Future;

/**
 * A call whose caller gets a future, which takes whatever becomes of the call.
 *
 * @param <T> the type of the target
 * @param <V> what the call returns
 * @param <R> the type of the result
 */
abstract class AnsweredCall<T, V, R> extends DispatchEvent {

	private final CheckedFunction<? super T, ? extends V> call;

	private final Result<R> result;

	AnsweredCall(CheckedFunction<? super T, ? extends V> call, Result<R> result) {
		this.call = call;
		this.result = result;
	}

	final Future<R> result() {
		return this.result;
	}

	/** Completes the future with what the call returned. */
	abstract void answer(Result<R> result, V value);

	@Override
	@SuppressWarnings("unchecked")
	public final boolean run(Handling handling) {
		V value;
		try {
			value = this.call.apply((T) handling.target());
		}
		catch (Throwable ex) {
			this.result.fail(ex);
			Failures.rethrowIfFatal(ex);
			return false;
		}
		if (!handling.isSetAside()) {
			answer(this.result, value);
		}
		return true;
	}

	@Override
	public final boolean abandon(AbandonedException cause) {
		return this.result.abandon(cause);
	}

	@Override
	public final boolean refuse(Throwable cause) {
		return this.result.fail(cause);
	}

}
