package io.actorprocess.future;

import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a future: a node of the stack that {@link FutureCell} keeps.
 * <p>
 * Thread-safety: a node passes from owner to owner by the compare-and-set on the cell.
 */
abstract class Callback {

	/** When a callback has its turn, once the future is complete. */
	enum Phase {

		/** First: callbacks that wait for one state, and blocked threads. */
		STATE,

		/** Then: callbacks that any state releases. */
		ANY,

		/** Not at all: what concerns discard requests only. */
		NEVER

	}

	/** Owned by the registering thread until published, then by the completer. */
	@Nullable Callback next;

	/**
	 * The latest node below this one that concerns discard requests. Owned by the
	 * registering thread until published; then constant, but for what is said in
	 * {@link DiscardNode}.
	 */
	@Nullable DiscardNode discards;

	/**
	 * Puts this unpublished node on top of a stack.
	 * @param head the stack, null when empty
	 */
	void linkTo(@Nullable Callback head) {
		this.next = head;
		this.discards = (head != null) ? head.topmostDiscard() : null;
	}

	/**
	 * Returns the topmost node that concerns discard requests, this one included.
	 * @return the node, null if there is none
	 */
	@Nullable DiscardNode topmostDiscard() {
		return this.discards;
	}

	/**
	 * Tells whether nobody is interested in this node any more.
	 * @return whether it may be taken off the stack
	 */
	boolean isStale() {
		return false;
	}

	abstract Phase phase();

	/**
	 * Runs the callback, as its future is complete.
	 * @param completion takes the callbacks of every further future that this completes
	 * @throws Throwable what the callback throws; it is logged
	 */
	abstract void fire(Completion completion) throws Throwable;

}
