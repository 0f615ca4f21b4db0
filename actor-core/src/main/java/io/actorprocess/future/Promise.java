package io.actorprocess.future;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * The writing end of a {@link Future}. The first call that completes or associates the
 * future wins; every later one returns {@code false} and changes nothing.
 * <p>
 * A discard request does not oblige the writer: it may still set a value, or fail.
 * Nothing happens when a promise is forgotten: who cannot keep it calls
 * {@link #abandon(String)}.
 * <p>
 * Thread-safety: safe for use by any thread. Callbacks run on the thread that completes.
 *
 * @param <T> the type of the value
 */
public final class Promise<T extends @Nullable Object> {

	private final Future<T> future = new Future<>();

	/**
	 * Returns the reading end.
	 * @return the future, the same at every call
	 */
	public Future<T> future() {
		return this.future;
	}

	/**
	 * Completes the future with a value.
	 * @param value the value
	 * @return whether this call did it
	 */
	public boolean set(T value) {
		return this.future.complete(value);
	}

	/**
	 * Completes the future with a failure.
	 * @param failure the failure
	 * @return whether this call did it
	 */
	public boolean fail(Throwable failure) {
		return this.future.completeFailed(failure);
	}

	/**
	 * Completes the future as discarded, requested or not.
	 * @return whether this call did it
	 */
	public boolean discard() {
		return this.future.completeDiscarded();
	}

	/**
	 * Completes the future as abandoned: nobody will ever complete it otherwise.
	 * @param why who gives up, and for what reason
	 * @return whether this call did it
	 */
	public boolean abandon(String why) {
		return this.future.completeAbandoned(new AbandonedException(why));
	}

	/**
	 * Hands the promise over to a stage: the future ends as the stage ends, and a discard
	 * request, also one made before, is passed on to the stage.
	 * @param stage the stage
	 * @return whether this call did it
	 * @throws IllegalArgumentException if the stage is this promise's own future
	 */
	public boolean associate(CompletionStage<? extends T> stage) {
		return this.future.completeFrom(stage);
	}

	/**
	 * Describes the promise by its future.
	 * @return the text of the future
	 */
	@Override
	public String toString() {
		return "Promise of " + this.future;
	}

}
