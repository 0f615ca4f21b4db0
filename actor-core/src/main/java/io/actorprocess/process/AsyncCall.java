package io.actorprocess.process;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.CheckedSupplier;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.scheduling.Slice;
import io.actorprocess.scheduling.Task;
import io.actorprocess.scheduling.Turn;

/**
 * A piece of blocking work that belongs to no process.
 * <p>
 * Thread-safety: run once, by the scheduler; any thread may abandon.
 *
 * @param <T> the type of the result
 */
final class AsyncCall<T extends @Nullable Object> extends Task {

	private final AsyncCalls calls;

	private final CheckedSupplier<? extends T> work;

	private final Promise<T> promise = new Promise<>();

	AsyncCall(AsyncCalls calls, CheckedSupplier<? extends T> work) {
		this.calls = calls;
		this.work = work;
	}

	Future<T> result() {
		return this.promise.future();
	}

	boolean abandon(String why) {
		return this.promise.abandon(why);
	}

	@Override
	protected Turn run(Slice slice) {
		try {
			if (result().hasDiscard()) {
				this.promise.discard();
			}
			else {
				this.promise.set(this.work.get());
			}
		}
		catch (Throwable ex) {
			this.promise.fail(ex);
			this.calls.failed(ex);
		}
		finally {
			this.calls.done(this);
		}
		return Turn.IDLE;
	}

	@Override
	public String toString() {
		return "async(" + this.work.getClass().getName() + ")";
	}

}
