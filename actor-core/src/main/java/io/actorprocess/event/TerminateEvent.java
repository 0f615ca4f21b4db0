package io.actorprocess.event;

import io.actorprocess.message.EventKind;

/**
 * The process is asked to end.
 * <p>
 * Thread-safety: as {@link Event}.
 */
public final class TerminateEvent extends Event {

	private final boolean inject;

	/**
	 * An event that ends a process.
	 * @param inject whether events that wait before this one are given up
	 */
	public TerminateEvent(boolean inject) {
		this.inject = inject;
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
