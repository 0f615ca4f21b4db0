package io.actorprocess.mailbox;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.actorprocess.event.DispatchEvent;
import io.actorprocess.event.Event;
import io.actorprocess.event.Handling;
import io.actorprocess.future.AbandonedException;

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
		return new MarkedEvent(mark);
	}

	static String mark(@Nullable Event event) {
		return (event instanceof MarkedEvent marked) ? Integer.toString(marked.mark) : "";
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

	/** A busy queue that has taken and handed out so many events in one go. */
	static EventQueue queueAfter(int events) {
		EventQueue queue = idleQueue();
		for (int i = 0; i < events; i++) {
			queue.offer(event(0));
		}
		for (int i = 0; i < events; i++) {
			queue.poll();
		}
		return queue;
	}

	/** The field is not final, so nothing but the queue publishes it. */
	private static final class MarkedEvent extends DispatchEvent {

		private int mark;

		MarkedEvent(int mark) {
			this.mark = mark;
		}

		@Override
		public boolean run(Handling handling) {
			return true;
		}

		@Override
		public boolean abandon(AbandonedException cause) {
			return false;
		}

		@Override
		public boolean refuse(Throwable cause) {
			return false;
		}

	}

}
