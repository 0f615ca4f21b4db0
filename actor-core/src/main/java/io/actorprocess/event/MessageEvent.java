package io.actorprocess.event;

import io.actorprocess.message.EventKind;
import io.actorprocess.message.Message;

/**
 * A named message has arrived.
 * <p>
 * Thread-safety: as {@link Event}.
 */
public non-sealed class MessageEvent extends Event {

	private final Message message;

	/**
	 * An event for a message.
	 * @param message the message
	 */
	public MessageEvent(Message message) {
		this.message = message;
	}

	/**
	 * The message.
	 * @return name, sender, receiver and body
	 */
	public final Message message() {
		return this.message;
	}

	/**
	 * The same message, with all that travels with it, to be enqueued a second time.
	 * @return a new event
	 */
	public MessageEvent again() {
		return new MessageEvent(this.message);
	}

	@Override
	public final EventKind kind() {
		return EventKind.MESSAGE;
	}

	@Override
	public final void accept(EventVisitor visitor) {
		visitor.visit(this);
	}

}
