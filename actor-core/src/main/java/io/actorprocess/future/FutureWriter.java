package io.actorprocess.future;

import java.util.Objects;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * The writing side of a future, inherited by those who make a kind of their own. The
 * first call that completes the future, or hands it over to a stage, wins.
 * <p>
 * Thread-safety: safe for use by any thread. Callbacks run on the thread that completes.
 *
 * @param <T> the type of the value
 */
abstract sealed class FutureWriter<T extends @Nullable Object> extends FutureCell permits Future {

	FutureWriter(@Nullable Object initial) {
		super(initial);
	}

	/**
	 * What takes the context of the threads that register callbacks along to these
	 * callbacks, and to those of derived futures.
	 * @return null unless overridden: callbacks run in the context of the thread that
	 * completes the future
	 */
	protected @Nullable ContextCapture contextCapture() {
		return null;
	}

	/**
	 * Completes this future with a value.
	 * @param value the value
	 * @return whether this call did it
	 */
	protected final boolean complete(T value) {
		return settle(Outcome.ready(value));
	}

	/**
	 * Completes this future with a failure.
	 * @param failure the failure
	 * @return whether this call did it
	 */
	protected final boolean completeFailed(Throwable failure) {
		return settle(Outcome.failed(Objects.requireNonNull(failure, "failure")));
	}

	/**
	 * Completes this future as discarded, requested or not.
	 * @return whether this call did it
	 */
	protected final boolean completeDiscarded() {
		return settle(Outcome.discarded());
	}

	/**
	 * Completes this future as abandoned.
	 * @param reason who gives up, and for what reason; one exception may serve many
	 * futures
	 * @return whether this call did it
	 */
	protected final boolean completeAbandoned(AbandonedException reason) {
		return settle(Outcome.abandoned(Objects.requireNonNull(reason, "reason")));
	}

	/**
	 * Completes this future as a stage ends, and passes discard requests on to that
	 * stage. From now on nothing else completes this future.
	 * @param stage the stage
	 * @return whether this call did it
	 * @throws IllegalArgumentException if the stage is this future
	 */
	protected final boolean completeFrom(CompletionStage<? extends T> stage) {
		Completion completion = new Completion();
		boolean adopted = adopt(stage, completion);
		completion.run();
		return adopted;
	}

	private boolean settle(Object end) {
		if (settleUnwatched(end)) {
			return true;
		}
		Completion completion = new Completion();
		boolean settled = settle(end, completion);
		completion.run();
		return settled;
	}

	/**
	 * As {@link #completeFrom}, in the course of a completion.
	 * @param stage the stage
	 * @param completion takes the callbacks that this releases
	 * @return whether this call did it
	 */
	final boolean adopt(CompletionStage<? extends T> stage, Completion completion) {
		Future<? extends T> inner = Future.from(stage);
		if (inner == this) {
			throw new IllegalArgumentException("A future cannot wait for itself; associate it with another stage");
		}
		Object end = inner.end();
		if (end != null) {
			return settle(end, completion);
		}
		DiscardNode.Association association = new DiscardNode.Association(inner);
		if (!associate(association)) {
			return false;
		}
		if (association.isRequested()) {
			inner.discard();
		}
		Continuation<?, T> copy = new Copy<>(inner, (Future<T>) this);
		if (!inner.push(copy)) {
			copy.fire(completion);
		}
		return true;
	}

}
