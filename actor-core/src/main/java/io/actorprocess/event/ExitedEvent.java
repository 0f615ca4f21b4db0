package io.actorprocess.event;

import io.actorprocess.message.EventKind;
import io.actorprocess.message.UPID;

/**
 * A linked process has ended, or the connection to its runtime is lost.
 * <p>
 * Thread-safety: as {@link Event}.
 */
public final class ExitedEvent extends Event {

	private final UPID pid;

	/**
	 * An event for a process that is gone.
	 * @param pid the process
	 */
	public ExitedEvent(UPID pid) {
		this.pid = pid;
	}

	/**
	 * The process that is gone.
	 * @return its address
	 */
	public UPID pid() {
		return this.pid;
	}

	@Override
	public EventKind kind() {
		return EventKind.EXITED;
	}

	@Override
	public void accept(EventVisitor visitor) {
		visitor.visit(this);
	}

}
