package io.actorprocess.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

import io.actorprocess.message.EventKind;

/**
 * What a process can receive. An event is enqueued at most once, so it carries the link
 * of the event queue itself.
 * <p>
 * Thread-safety: handed from the sender to the queue to the receiver; each of them owns
 * it in turn.
 */
public abstract sealed class Event permits MessageEvent, DispatchEvent, HttpEvent, ExitedEvent, TerminateEvent {

	private static final VarHandle NEXT;

	static {
		try {
			NEXT = MethodHandles.lookup().findVarHandle(Event.class, "next", Event.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/** Written once by the sender of the following event, cleared by the receiver. */
	@SuppressWarnings("unused")
	private @Nullable Event next;

	/** Written by the sender before enqueueing. */
	private int stamp;

	Event() {
	}

	/**
	 * Which of the five kinds this is.
	 * @return the kind
	 */
	public abstract EventKind kind();

	/**
	 * Calls the visitor's method for this kind.
	 * @param visitor the visitor
	 */
	public abstract void accept(EventVisitor visitor);

	/**
	 * Marks the event as one whose wait is measured. For the runtime only.
	 * @param stamp any number but zero
	 */
	public final void stamp(int stamp) {
		this.stamp = stamp;
	}

	/**
	 * The mark of {@link #stamp(int)}. For the runtime only.
	 * @return zero if the wait is not measured
	 */
	public final int stamp() {
		return this.stamp;
	}

	/**
	 * The following event, with all that its sender wrote. For event queues only.
	 * @return the next event, or null if none is linked yet
	 */
	public final @Nullable Event nextAcquire() {
		return (Event) NEXT.getAcquire(this);
	}

	/**
	 * Links the following event. For event queues only.
	 * @param next the next event, null to unlink
	 */
	public final void setNextRelease(@Nullable Event next) {
		NEXT.setRelease(this, next);
	}

}
