package io.actorprocess.event;

import io.actorprocess.future.AbandonedException;
import io.actorprocess.message.EventKind;

/**
 * A call that runs within the process. Exactly one of {@link #run} and {@link #abandon}
 * is called, once.
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
	 * Makes the call.
	 * @param target the object that the process stands for
	 * @return false if the call failed and its future took the failure
	 * @throws Exception what the call throws, if no future takes it
	 */
	public abstract boolean run(Object target) throws Exception;

	/**
	 * The call will never be made: whoever waits for its result must learn so.
	 * @param cause why
	 * @return whether a future was abandoned
	 */
	public abstract boolean abandon(AbandonedException cause);

	@Override
	public final EventKind kind() {
		return EventKind.DISPATCH;
	}

	@Override
	public final void accept(EventVisitor visitor) {
		visitor.visit(this);
	}

}
