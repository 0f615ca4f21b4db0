package io.actorprocess.future;

import org.jspecify.annotations.Nullable;

/**
 * A node of a future's stack that concerns discard requests. These nodes form a stack of
 * their own, linked by {@link #discards}, whose top every node above knows: so a request
 * finds the nodes without touching the links that the completer works on.
 * <p>
 * Thread-safety: the flags are constant once published. The links below a request belong
 * to the thread that made it.
 */
abstract sealed class DiscardNode extends Callback {

	/** Whether, as of this node, a discard is requested. */
	private boolean requested;

	/** Whether, as of this node, another future has the right to complete this one. */
	private boolean associated;

	@Override
	void linkTo(@Nullable Callback head) {
		super.linkTo(head);
		this.requested = this.discards != null && this.discards.requested;
		this.associated = this.discards != null && this.discards.associated;
	}

	@Override
	final DiscardNode topmostDiscard() {
		return this;
	}

	final boolean isRequested() {
		return this.requested;
	}

	final boolean isAssociated() {
		return this.associated;
	}

	@Override
	final Phase phase() {
		return Phase.NEVER;
	}

	@Override
	final void fire(Completion completion) {
		throw new IllegalStateException("A completion drops what concerns discard requests");
	}

	/**
	 * Passes a discard request on.
	 * @param discarding takes the nodes of every further future that is asked to discard
	 */
	abstract void forward(Discarding discarding);

	/** Says that a discard is requested. */
	static final class Request extends DiscardNode {

		@Override
		void linkTo(@Nullable Callback head) {
			super.linkTo(head);
			super.requested = true;
		}

		@Override
		void forward(Discarding discarding) {
			// A request was passed on by whoever made it.
		}

	}

	/** Takes a request back; what is below belongs to whoever made that request. */
	static final class Reset extends DiscardNode {

		@Override
		void linkTo(@Nullable Callback head) {
			super.linkTo(head);
			super.requested = false;
			this.discards = null;
		}

		@Override
		void forward(Discarding discarding) {
			// Nothing to tell.
		}

	}

	/** Runs a user's action. */
	static final class Action extends DiscardNode {

		private final Runnable action;

		Action(Runnable action) {
			this.action = action;
		}

		@Override
		void forward(Discarding discarding) {
			this.action.run();
		}

	}

	/** Passes the request on to the future that this one depends on. */
	static final class Upstream extends DiscardNode {

		private final Future<?> upstream;

		Upstream(Future<?> upstream) {
			this.upstream = upstream;
		}

		@Override
		void forward(Discarding discarding) {
			this.upstream.requestDiscard(discarding);
		}

	}

	/** Gives the right to complete to an inner future, and passes requests on to it. */
	static final class Association extends DiscardNode {

		private final Future<?> inner;

		Association(Future<?> inner) {
			this.inner = inner;
		}

		@Override
		void linkTo(@Nullable Callback head) {
			super.linkTo(head);
			super.associated = true;
		}

		@Override
		void forward(Discarding discarding) {
			this.inner.requestDiscard(discarding);
		}

	}

}
