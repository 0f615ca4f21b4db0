package io.actorprocess.future;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The state of a future: one field and all its transitions, each of which says what it
 * did.
 * <p>
 * Thread-safety: safe for use by any thread; every transition is one compare-and-set.
 */
abstract sealed class FutureCell permits FutureWriter {

	/*
	 * The field is one of
	 *
	 * null: pending, and nobody waits;
	 *
	 * a Callback: pending; the top of a stack of those who wait (Treiber's stack, pushed
	 * one by one, taken as a whole);
	 *
	 * anything else: the end. The value itself, or an Outcome where that cannot tell.
	 *
	 * What else there is to know while pending, namely whether a discard is requested and
	 * whether an inner future has the right to complete, is on the stack too: each node
	 * knows the topmost DiscardNode, and that knows both. So every transition looks at
	 * the top only, and a change of the top is a change of all.
	 *
	 * Invariants:
	 *
	 * 1. An end is never replaced: exactly one settle() wins and takes the stack.
	 *
	 * 2. Callbacks are on the stack once. Whoever finds the end instead runs its callback
	 * itself. So each runs exactly once.
	 *
	 * 3. The completer owns the links `next` of the stack it took, the discarder the
	 * links `discards` below its request. Both may work at the same time; without two
	 * links one would walk what the other reverses.
	 *
	 * 4. At most one request stands at any time: requestDiscard() refuses to push a
	 * second. Only resetDiscard() makes room for another.
	 *
	 * libprocess keeps six lists under a spin lock, and abandonment as a flag of the
	 * pending state. Here it is an end like any other.
	 */

	private static final VarHandle STATE;

	static {
		try {
			STATE = MethodHandles.lookup().findVarHandle(FutureCell.class, "state", Object.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/** Shared: written by the constructor and casState(), read by stateAcquire(). */
	@SuppressWarnings("UnusedVariable")
	private @Nullable Object state;

	FutureCell(@Nullable Object initial) {
		this.state = initial;
	}

	private @Nullable Object stateAcquire() {
		return STATE.getAcquire(this);
	}

	private boolean casState(@Nullable Object expected, @Nullable Object replacement) {
		return STATE.compareAndSet(this, expected, replacement);
	}

	/**
	 * Returns the end of this future.
	 * @return the end as {@link Outcome} reads it, null while pending
	 */
	final @Nullable Object end() {
		Object current = stateAcquire();
		return isPending(current) ? null : current;
	}

	/**
	 * Returns the end of this future, which is complete.
	 * @return the end as {@link Outcome} reads it
	 */
	final Object requiredEnd() {
		return Objects.requireNonNull(end(), "The future is pending");
	}

	final boolean discardRequested() {
		return discardRequested(stateAcquire());
	}

	/**
	 * Tells whether the future is pending and nobody waits for it.
	 * @return whether the next completion has nobody to tell
	 */
	final boolean isUnwatched() {
		return stateAcquire() == null;
	}

	/**
	 * Moves from pending to an end, unless an inner future has the right to do so.
	 * @param end the end
	 * @param completion takes the callbacks that this releases
	 * @return whether this call did it
	 */
	final boolean settle(Object end, Completion completion) {
		return settle(end, false, completion);
	}

	/**
	 * Moves from pending to the end of the inner future, which has the right to do so.
	 * @param end the end of the inner future
	 * @param completion takes the callbacks that this releases
	 * @return whether this call did it
	 */
	final boolean settleAsInner(Object end, Completion completion) {
		return settle(end, true, completion);
	}

	private boolean settle(Object end, boolean inner, Completion completion) {
		while (true) {
			Object current = stateAcquire();
			if (!isPending(current) || (!inner && isAssociated(current))) {
				return false;
			}
			if (casState(current, Outcome.stamped(end, discardRequested(current)))) {
				completion.add((Callback) current);
				return true;
			}
		}
	}

	/**
	 * Moves from pending to an end by a single attempt that only works while nobody
	 * waits.
	 * @param end the end
	 * @return whether this call did it
	 */
	final boolean settleUnwatched(Object end) {
		return isUnwatched() && casState(null, end);
	}

	/**
	 * Registers a callback while pending.
	 * @param callback a new node
	 * @return {@code false} if the future is complete: it is for the caller to run it
	 */
	final boolean push(Callback callback) {
		while (true) {
			Object current = stateAcquire();
			if (!isPending(current)) {
				return false;
			}
			Callback head = (Callback) current;
			callback.linkTo((head != null && head.isStale()) ? head.next : head);
			if (casState(current, callback)) {
				return true;
			}
		}
	}

	/**
	 * Takes a stale callback off, if it is on top; else the next push after it comes to
	 * the top does, or the completion.
	 * @param callback the stale callback
	 */
	final void remove(Callback callback) {
		if (stateAcquire() == callback) {
			casState(callback, callback.next);
		}
	}

	/**
	 * Registers somebody to be told of a discard request, while there can be one.
	 * @param node a new node
	 * @return {@code true} if a discard is requested already: it is for the caller to
	 * tell
	 */
	final boolean pushUnlessDiscarding(DiscardNode node) {
		while (true) {
			Object current = stateAcquire();
			if (discardRequested(current)) {
				return true;
			}
			if (!isPending(current)) {
				return false;
			}
			node.linkTo((Callback) current);
			if (casState(current, node)) {
				return false;
			}
		}
	}

	/**
	 * Requests a discard, while pending and not requested.
	 * @param discarding takes those who are to be told
	 * @return whether this call did it
	 */
	final boolean requestDiscard(Discarding discarding) {
		while (true) {
			Object current = stateAcquire();
			if (!isPending(current) || discardRequested(current)) {
				return false;
			}
			DiscardNode.Request request = new DiscardNode.Request();
			request.linkTo((Callback) current);
			if (casState(current, request)) {
				discarding.add(request);
				return true;
			}
		}
	}

	/** Takes a discard request back, while pending, so that there can be another. */
	final void resetDiscard() {
		while (true) {
			Object current = stateAcquire();
			if (!isPending(current) || !discardRequested(current)) {
				return;
			}
			DiscardNode.Reset reset = new DiscardNode.Reset();
			reset.linkTo((Callback) current);
			if (casState(current, reset)) {
				return;
			}
		}
	}

	/**
	 * Gives the right to complete to an inner future, while pending and not given.
	 * @param association a new node that names the inner future
	 * @return whether this call did it
	 */
	final boolean associate(DiscardNode.Association association) {
		while (true) {
			Object current = stateAcquire();
			if (!isPending(current) || isAssociated(current)) {
				return false;
			}
			association.linkTo((Callback) current);
			if (casState(current, association)) {
				return true;
			}
		}
	}

	private static boolean isPending(@Nullable Object state) {
		return state == null || state instanceof Callback;
	}

	private static boolean discardRequested(@Nullable Object state) {
		if (state instanceof Callback head) {
			DiscardNode topmost = head.topmostDiscard();
			return topmost != null && topmost.isRequested();
		}
		return state != null && Outcome.discardRequested(state);
	}

	private static boolean isAssociated(@Nullable Object state) {
		DiscardNode topmost = (state instanceof Callback head) ? head.topmostDiscard() : null;
		return topmost != null && topmost.isAssociated();
	}

}
