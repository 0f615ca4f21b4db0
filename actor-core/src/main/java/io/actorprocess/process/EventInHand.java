package io.actorprocess.process;

import org.jspecify.annotations.Nullable;

import io.actorprocess.event.Event;
import io.actorprocess.event.HttpEvent;
import io.actorprocess.event.MessageEvent;

/**
 * Says what a process is at, for people, without what its messages hold.
 * <p>
 * Thread-safety: any thread may ask; the answer may be of the event before or after.
 */
final class EventInHand {

	private EventInHand() {
	}

	static String describe(ProcessCell cell) {
		return switch (cell.state()) {
			case BOTTOM -> "initialize";
			case TERMINATING -> "end";
			case READY, BLOCKED, SUSPENDED -> describe(cell.eventInHand());
		};
	}

	private static String describe(@Nullable Event event) {
		if (event instanceof MessageEvent arrived) {
			return "message '" + arrived.message().name() + "'";
		}
		if (event instanceof HttpEvent asked) {
			return "request of '" + asked.request().path() + "'";
		}
		return (event != null) ? event.kind().label() : "event";
	}

}
