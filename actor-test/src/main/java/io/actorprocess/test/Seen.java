package io.actorprocess.test;

import io.actorprocess.event.Event;
import io.actorprocess.event.ExitedEvent;
import io.actorprocess.event.HttpEvent;
import io.actorprocess.event.MessageEvent;
import io.actorprocess.message.EventKind;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;

/**
 * An event whose turn had come at its process.
 * <p>
 * Thread-safety: immutable.
 *
 * @param event the event itself
 * @param receiver whose turn it was
 */
public record Seen(Event event, UPID receiver) {

	/**
	 * Which of the kinds of events it was.
	 * @return the kind
	 */
	public EventKind kind() {
		return this.event.kind();
	}

	/**
	 * The name of a message, the path of a request, the id of a process that has ended;
	 * calls have no name.
	 * @return the name, empty for a call
	 */
	public String name() {
		if (this.event instanceof MessageEvent arrived) {
			return arrived.message().name();
		}
		if (this.event instanceof HttpEvent asked) {
			return asked.request().path();
		}
		return (this.event instanceof ExitedEvent exited) ? exited.pid().id() : "";
	}

	/**
	 * Who sent a message, or whose end it was.
	 * @return the sender, {@link UPID#ANONYMOUS} for calls and requests
	 */
	public UPID sender() {
		if (this.event instanceof MessageEvent arrived) {
			return arrived.message().from();
		}
		return (this.event instanceof ExitedEvent exited) ? exited.pid() : UPID.ANONYMOUS;
	}

	/**
	 * The message.
	 * @return the message
	 * @throws IllegalStateException if it was an event of another kind
	 */
	public Message message() {
		if (this.event instanceof MessageEvent arrived) {
			return arrived.message();
		}
		throw new IllegalStateException("This is no message: " + this);
	}

	@Override
	public String toString() {
		String named = name().isEmpty() ? "" : " '" + name() + "'";
		String from = sender().isAnonymous() ? "" : " from " + sender();
		return kind().label() + named + from + " to " + this.receiver;
	}

}
