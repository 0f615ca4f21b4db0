package io.actorprocess.future;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A user's callback.
 * <p>
 * Thread-safety: as {@link Callback}.
 *
 * @param <T> the type of the future's value
 */
final class Observer<T extends @Nullable Object> extends Callback {

	private final Future<T> source;

	private final @Nullable FutureState wanted;

	private final Consumer<? super Future<T>> action;

	private Observer(Future<T> source, @Nullable FutureState wanted, Consumer<? super Future<T>> action) {
		this.source = source;
		this.wanted = wanted;
		this.action = action;
	}

	/**
	 * Registers an action with a future, or runs it if that is complete.
	 * @param <T> the type of the future's value
	 * @param future the future
	 * @param wanted the only state that the action is interested in, null for any
	 * @param action what to run
	 * @return the future
	 */
	static <T extends @Nullable Object> Future<T> watch(Future<T> future, @Nullable FutureState wanted,
			Consumer<? super Future<T>> action) {
		Observer<T> observer = new Observer<>(future, wanted, action);
		if (!future.push(Carrying.carried(future, observer))) {
			Completion.runNow(observer);
		}
		return future;
	}

	@Override
	Phase phase() {
		return (this.wanted != null) ? Phase.STATE : Phase.ANY;
	}

	@Override
	void fire(Completion completion) {
		if (this.wanted == null || this.wanted == this.source.state()) {
			this.action.accept(this.source);
		}
	}

}
