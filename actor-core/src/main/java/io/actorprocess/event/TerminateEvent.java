package io.actorprocess.event;

import io.actorprocess.message.EventKind;
import io.actorprocess.message.UPID;

/**
 * The process is asked to end.
 * <p>
 * Thread-safety: as {@link Event}.
 */
public final class TerminateEvent extends Event {

	private final UPID from;

	private final boolean inject;

	/**
	 * An event that ends a process.
	 * @param from who asks, {@link UPID#ANONYMOUS} if no process does
	 * @param inject whether events that wait before this one are given up
	 */
	public TerminateEvent(UPID from, boolean inject) {
		this.from = from;
		this.inject = inject;
	}

	/**
	 * Who asks.
	 * @return the process that called terminate
	 */
	public UPID from() {
		return this.from;
	}

	/**
	 * Whether events that wait before this one are given up.
	 * @return true to overtake, false to end in turn
	 */
	public boolean inject() {
		return this.inject;
	}

	@Override
	public EventKind kind() {
		return EventKind.TERMINATE;
	}

	@Override
	public void accept(EventVisitor visitor) {
		visitor.visit(this);
	}

}
