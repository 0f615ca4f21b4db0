package io.actorprocess.pattern;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.CheckedSupplier;
import io.actorprocess.future.Future;

/**
 * A state that changes only from an expected one, and whose states can be waited for.
 * States are compared by {@code equals}; an enum is best.
 * <p>
 * Thread-safety: any thread may call any method; of competing transitions from one state
 * exactly one is made.
 *
 * @param <S> the type of the states
 */
public final class StateMachine<S> implements AutoCloseable {

	private final Object monitor = new Object();

	// Guarded by the monitor

	private final Map<S, Waiters<@Nullable Void>> waiting = new HashMap<>();

	private S state;

	private boolean closed;

	/**
	 * A machine.
	 * @param initial its first state
	 */
	public StateMachine(S initial) {
		this.state = initial;
	}

	/**
	 * The state at this moment.
	 * @return the state
	 */
	public S state() {
		synchronized (this.monitor) {
			return this.state;
		}
	}

	/**
	 * Whether the machine is in a state at this moment.
	 * @param expected the state
	 * @return true if so
	 */
	public boolean is(S expected) {
		return state().equals(expected);
	}

	/**
	 * Waits for a state.
	 * @param expected the state
	 * @return ready once the machine is in it, or at once; it may have left the state
	 * when a callback runs
	 */
	public Future<@Nullable Void> when(S expected) {
		synchronized (this.monitor) {
			if (this.state.equals(expected)) {
				return Future.ready(null);
			}
			if (this.closed) {
				return Future.abandoned("The state machine is closed in state " + this.state);
			}
			return this.waiting.computeIfAbsent(expected, (key) -> new Waiters<>("The state machine")).add();
		}
	}

	/**
	 * Changes the state if it is the expected one.
	 * @param from the expected state
	 * @param to the new state
	 * @return whether it was changed
	 */
	public boolean transition(S from, S to) {
		Waiters<@Nullable Void> released;
		synchronized (this.monitor) {
			if (!this.state.equals(from)) {
				return false;
			}
			this.state = to;
			released = this.waiting.remove(to);
		}
		if (released != null) {
			released.handAll(null);
			released.deliver();
		}
		return true;
	}

	/**
	 * Changes the state if it is the expected one, and then does something. The change
	 * stands even if that fails.
	 * @param <R> the type of the result
	 * @param from the expected state
	 * @param to the new state
	 * @param action runs after the change, on this thread
	 * @return the result; failed with an {@link IllegalStateException}, without running
	 * the action, if the state is another
	 */
	public <R extends @Nullable Object> Future<R> transition(S from, S to, CheckedSupplier<? extends R> action) {
		return transitionFlat(from, to, () -> Future.<R>ready(action.get()));
	}

	/**
	 * As {@link #transition(Object, Object, CheckedSupplier)}, for an action that returns
	 * a stage.
	 * @param <R> the type of the result
	 * @param from the expected state
	 * @param to the new state
	 * @param action runs after the change, returns a stage
	 * @return ends as the stage does
	 */
	public <R extends @Nullable Object> Future<R> transitionFlat(S from, S to,
			CheckedSupplier<? extends CompletionStage<? extends R>> action) {
		return transition(from, to) ? Future.<@Nullable Void>ready(null).thenFlat((ignored) -> action.get())
				: Future.failed(new IllegalStateException("Cannot go from " + from + " to " + to
						+ ": the state machine is not in the expected state, it was last seen in " + state()));
	}

	/**
	 * Abandons those who wait for a state. Transitions go on.
	 */
	@Override
	public void close() {
		Map<S, Waiters<@Nullable Void>> left;
		synchronized (this.monitor) {
			this.closed = true;
			left = Map.copyOf(this.waiting);
			this.waiting.clear();
		}
		left.values().forEach(Waiters::close);
	}

}
