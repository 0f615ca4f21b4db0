package io.actorprocess.event;

import io.actorprocess.message.EventKind;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.UPID;

/**
 * A linked process has ended, or the connection to its runtime is lost.
 * <p>
 * Thread-safety: as {@link Event}.
 */
public final class ExitedEvent extends Event {

	private final UPID pid;

	private final ExitReason reason;

	/**
	 * An event for a process that is gone.
	 * @param pid the process
	 * @param reason why
	 */
	public ExitedEvent(UPID pid, ExitReason reason) {
		this.pid = pid;
		this.reason = reason;
	}

	/**
	 * The process that is gone.
	 * @return its address
	 */
	public UPID pid() {
		return this.pid;
	}

	/**
	 * Why it is gone.
	 * @return the reason
	 */
	public ExitReason reason() {
		return this.reason;
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
