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

	/**
	 * Creates the node.
	 * @param source the future that is watched
	 * @param wanted the only state that the action is interested in, null for any
	 * @param action what to run
	 */
	Observer(Future<T> source, @Nullable FutureState wanted, Consumer<? super Future<T>> action) {
		this.source = source;
		this.wanted = wanted;
		this.action = action;
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
