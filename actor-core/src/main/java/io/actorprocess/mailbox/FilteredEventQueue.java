package io.actorprocess.mailbox;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.actorprocess.event.Event;

/**
 * A queue that asks a filter about each event when it is taken. A process without a
 * filter has no such queue and so pays nothing.
 */
final class FilteredEventQueue extends EventQueue {

	private final EventQueue queue;

	private final Predicate<? super Event> passes;

	FilteredEventQueue(EventQueue queue, Predicate<? super Event> passes) {
		this.queue = queue;
		this.passes = passes;
	}

	@Override
	public @Nullable LockingEventQueue asBounded() {
		return this.queue.asBounded();
	}

	@Override
	public Offer offer(Event event) {
		return this.queue.offer(event);
	}

	@Override
	public @Nullable Event resume() {
		return this.queue.current();
	}

	@Override
	public @Nullable Event next(@Nullable Event last) {
		// Events that do not pass count as taken, so the queue itself keeps its place
		Event event = this.queue.poll();
		while (event != null && !this.passes.test(event)) {
			event = this.queue.poll();
		}
		return event;
	}

	@Override
	public void suspend(@Nullable Event last) {
		// As above
	}

	@Override
	public boolean park(@Nullable Event last) {
		return this.queue.park();
	}

	@Override
	public List<Event> close() {
		return this.queue.close();
	}

	@Override
	public @Nullable Event current() {
		return this.queue.current();
	}

	@Override
	public void forEach(Consumer<? super Event> visitor) {
		this.queue.forEach(visitor);
	}

	@Override
	public int size() {
		return this.queue.size();
	}

	@Override
	public int sizeBehind(Event inHand) {
		return this.queue.size();
	}

	@Override
	public boolean isIdle() {
		return this.queue.isIdle();
	}

}
