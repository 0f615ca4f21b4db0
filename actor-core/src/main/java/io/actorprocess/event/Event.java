package io.actorprocess.event;

import io.actorprocess.message.EventKind;

/**
 * What a process can receive. An event is enqueued at most once.
 * <p>
 * Thread-safety: handed from the sender to the queue to the receiver; each of them owns
 * it in turn.
 */
public abstract sealed class Event permits MessageEvent, DispatchEvent, HttpEvent, ExitedEvent, TerminateEvent {

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

}
