package io.actorprocess.mailbox;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.actorprocess.event.Event;
import io.actorprocess.event.TerminateEvent;
import io.actorprocess.message.UPID;

/**
 * Events that can be told apart by a number in a plain field, which only a queue that
 * publishes its events carries over.
 * <p>
 * Thread-safety: stateless.
 */
final class Marked {

	private Marked() {
	}

	static Event event(int mark) {
		Event event = new TerminateEvent(UPID.ANONYMOUS, false);
		event.stamp(mark);
		return event;
	}

	static String mark(@Nullable Event event) {
		return (event != null) ? Integer.toString(event.stamp()) : "";
	}

	static String marks(List<Event> events) {
		return events.stream().map(Marked::mark).collect(Collectors.joining());
	}

	static EventQueue idleQueue() {
		EventQueue queue = EventQueue.lockFree();
		if (!queue.park()) {
			throw new IllegalStateException("A new queue has no events, but does not park");
		}
		return queue;
	}

}
