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
	public void belongTo(MailboxOwner owner) {
		super.belongTo(owner);
		this.queue.belongTo(owner);
	}

	@Override
	public Offer offer(Event event) {
		return this.queue.offer(event);
	}

	@Override
	public void resume(Cursor cursor) {
		this.queue.resume(cursor);
	}

	@Override
	public @Nullable Event next(Cursor cursor) {
		Event event = this.queue.next(cursor);
		while (event != null && !this.passes.test(event)) {
			cursor.takeStamp();
			event = this.queue.next(cursor);
		}
		return event;
	}

	@Override
	public void suspend(Cursor cursor) {
		this.queue.suspend(cursor);
	}

	@Override
	public boolean park(Cursor cursor) {
		return this.queue.park(cursor);
	}

	@Override
	public List<Event> close() {
		return this.queue.close();
	}

	@Override
	public void forEach(Cursor cursor, Consumer<? super Event> visitor) {
		this.queue.forEach(cursor, visitor);
	}

	@Override
	public int size(@Nullable Cursor cursor) {
		return this.queue.size(cursor);
	}

	@Override
	public boolean isIdle() {
		return this.queue.isIdle();
	}

}
