package io.actorprocess.future;

import io.actorprocess.future.ContextCapture.Captured;
import io.actorprocess.future.ContextCapture.Scope;

/**
 * A callback that runs in the context of the thread that registered it.
 * <p>
 * Thread-safety: as {@link Callback}.
 */
final class CarriedCallback extends Callback {

	private final Callback callback;

	private final Captured context;

	CarriedCallback(Callback callback, Captured context) {
		this.callback = callback;
		this.context = context;
	}

	@Override
	boolean isStale() {
		return this.callback.isStale();
	}

	@Override
	Phase phase() {
		return this.callback.phase();
	}

	@Override
	void fire(Completion completion) throws Throwable {
		Scope scope = this.context.restore();
		try {
			this.callback.fire(completion);
		}
		finally {
			scope.close();
		}
	}

}
