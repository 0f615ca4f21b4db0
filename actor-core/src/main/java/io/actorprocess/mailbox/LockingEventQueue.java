package io.actorprocess.mailbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.actorprocess.event.Event;

/**
 * The obvious queue: a deque and a state under one lock.
 * <p>
 * Thread-safety: as {@link EventQueue}.
 */
final class LockingEventQueue extends EventQueue {

	private enum State {

		IDLE, BUSY, CLOSED

	}

	/** Guarded by this. */
	private final Deque<Event> events = new ArrayDeque<>(2);

	/** Guarded by this. */
	private State state = State.BUSY;

	@Override
	public synchronized Offer offer(Event event) {
		if (this.state == State.CLOSED) {
			return Offer.CLOSED;
		}
		this.events.addLast(event);
		boolean wake = this.state == State.IDLE;
		this.state = State.BUSY;
		return wake ? Offer.WAKE : Offer.QUEUED;
	}

	@Override
	public synchronized @Nullable Event poll() {
		return this.events.pollFirst();
	}

	@Override
	public synchronized boolean park() {
		boolean empty = this.events.isEmpty();
		if (empty) {
			this.state = State.IDLE;
		}
		return empty;
	}

	@Override
	public synchronized List<Event> close() {
		List<Event> left = List.copyOf(this.events);
		this.events.clear();
		this.state = State.CLOSED;
		return left;
	}

	@Override
	public synchronized int size() {
		return this.events.size();
	}

	@Override
	public synchronized boolean isIdle() {
		return this.state == State.IDLE;
	}

}
