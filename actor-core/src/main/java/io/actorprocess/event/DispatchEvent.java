package io.actorprocess.event;

import io.actorprocess.future.AbandonedException;
import io.actorprocess.message.EventKind;

/**
 * A call that runs within the process. It is {@linkplain #run run} once, and again each
 * time it was set aside, or else {@linkplain #abandon abandoned} or {@linkplain #refuse
 * refused}.
 * <p>
 * Thread-safety: as {@link Event}.
 */
public abstract non-sealed class DispatchEvent extends Event {

	/**
	 * For subclasses.
	 */
	protected DispatchEvent() {
	}

	/**
	 * Makes the call. Completes its future unless the handler sets the call aside.
	 * @param handling what to call, and whether it was set aside
	 * @return false if the call failed and its future took the failure
	 * @throws Exception what the call throws, if no future takes it
	 */
	public abstract boolean run(Handling handling) throws Exception;

	/**
	 * The call will never be made: whoever waits for its result must learn so.
	 * @param cause why
	 * @return whether a future was abandoned
	 */
	public abstract boolean abandon(AbandonedException cause);

	/**
	 * The process has no room for the call: its future fails.
	 * @param cause why
	 * @return whether there is a future that failed
	 */
	public abstract boolean refuse(Throwable cause);

	@Override
	public final EventKind kind() {
		return EventKind.DISPATCH;
	}

	@Override
	public final void accept(EventVisitor visitor) {
		visitor.visit(this);
	}

}
