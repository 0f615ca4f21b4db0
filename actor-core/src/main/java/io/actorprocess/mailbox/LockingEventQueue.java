package io.actorprocess.mailbox;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.actorprocess.event.Event;

/**
 * A queue with a lock, and with a bound if wanted. Beside {@link #offer}, which takes an
 * event in any case, it has {@link #admit} for events that need room and
 * {@link #admitWhenRoom} for senders that await it.
 * <p>
 * Thread-safety: as {@link EventQueue}; any thread may call {@link #admit},
 * {@link #admitWhenRoom} and {@link #withdraw} too.
 */
public final class LockingEventQueue extends EventQueue {

	/*
	 * Everything is under one lock, held for a few steps and never while foreign code
	 * runs; so the bound holds at each moment, and every event has exactly one fate. A
	 * bound around a lock-free queue cannot give up the oldest event, which belongs to
	 * the consumer, nor pass room on to the sender that waited longest.
	 *
	 * Invariant: while a sender awaits room, the backlog is full. So the queue is busy
	 * then, whoever comes later finds no room either, and it is enough to let one in for
	 * each event that leaves. Where the oldest event is given up there is always room,
	 * and nobody awaits it: else a sender's next event could overtake one that waits.
	 */

	private enum State {

		IDLE, BUSY, CLOSED

	}

	private final MailboxOptions options;

	/** Guarded by this. */
	private final Backlog backlog;

	/** Guarded by this: events that await room, and whom to tell that there is some. */
	private final Map<Event, Waiting> waiting = new LinkedHashMap<>(2);

	/** Guarded by this. */
	private State state = State.BUSY;

	LockingEventQueue(MailboxOptions options) {
		this.options = options;
		this.backlog = new Backlog(options);
	}

	/**
	 * The bound of this queue.
	 * @return the options it was made with
	 */
	public MailboxOptions options() {
		return this.options;
	}

	@Override
	public LockingEventQueue asBounded() {
		return this;
	}

	@Override
	public synchronized Offer offer(Event event) {
		if (this.state == State.CLOSED) {
			return Offer.CLOSED;
		}
		this.backlog.addFree(event, owner().stamp(1));
		return wake() ? Offer.WAKE : Offer.QUEUED;
	}

	/**
	 * Appends an event if there is room for it, or in place of the oldest that takes
	 * room.
	 * @param event an event that was never offered before
	 * @return what became of it: as {@link #offer}, or {@link EventQueue.Offer#FULL}
	 */
	public synchronized Admission admit(Event event) {
		if (this.state == State.CLOSED) {
			return Admission.CLOSED;
		}
		Event victim = this.backlog.add(event, owner().stamp(1));
		if (victim != null) {
			return new Admission((victim == event) ? Offer.FULL : Offer.QUEUED, victim);
		}
		return wake() ? Admission.WAKE : Admission.QUEUED;
	}

	/**
	 * Appends an event now or once there is room; who asked first gets room first.
	 * @param event an event that was never offered before
	 * @param admitted runs on the consumer's thread when the event is appended later; not
	 * at all if it is appended now, withdrawn, or left when the queue is closed
	 * @return as {@link #admit}, but {@link EventQueue.Offer#WAITING} instead of
	 * {@link EventQueue.Offer#FULL}
	 */
	public synchronized Admission admitWhenRoom(Event event, Runnable admitted) {
		boolean wait = this.options.overflow() != Overflow.DROP_OLDEST && this.backlog.isFull();
		if (this.state == State.CLOSED || !wait) {
			return admit(event);
		}
		this.waiting.put(event, new Waiting(owner().stamp(1), admitted));
		return Admission.WAITING;
	}

	/**
	 * Takes back an event that still awaits room.
	 * @param event the event
	 * @return whether it did, and belongs to the caller again
	 */
	public synchronized boolean withdraw(Event event) {
		return this.waiting.remove(event) != null;
	}

	/** Returns whether the queue was idle. */
	private boolean wake() {
		boolean idle = this.state == State.IDLE;
		this.state = State.BUSY;
		return idle;
	}

	@Override
	public void resume(Cursor cursor) {
		// The place in the queue is kept under the lock
	}

	@Override
	public @Nullable Event next(Cursor cursor) {
		Backlog.Slot slot;
		Runnable admitted = null;
		synchronized (this) {
			slot = this.backlog.poll();
			if (!this.waiting.isEmpty() && !this.backlog.isFull()) {
				admitted = admitNext();
			}
		}
		if (admitted != null) {
			admitted.run();
		}
		cursor.setStamp((slot != null) ? slot.stamp() : 0);
		return (slot != null) ? slot.event() : null;
	}

	private Runnable admitNext() {
		Iterator<Map.Entry<Event, Waiting>> all = this.waiting.entrySet().iterator();
		Map.Entry<Event, Waiting> first = all.next();
		all.remove();
		this.backlog.add(first.getKey(), first.getValue().stamp());
		return first.getValue().admitted();
	}

	@Override
	public void suspend(Cursor cursor) {
		// As above
	}

	@Override
	public synchronized boolean park(Cursor cursor) {
		boolean empty = this.backlog.size() == 0;
		if (empty) {
			this.state = State.IDLE;
		}
		return empty;
	}

	@Override
	public synchronized List<Event> close() {
		List<Event> left = new ArrayList<>(this.backlog.drain());
		left.addAll(this.waiting.keySet());
		this.waiting.clear();
		this.state = State.CLOSED;
		return left;
	}

	@Override
	public synchronized void forEach(Cursor cursor, Consumer<? super Event> visitor) {
		this.backlog.forEach(visitor);
	}

	@Override
	public synchronized int size(@Nullable Cursor cursor) {
		return this.backlog.size();
	}

	@Override
	public synchronized boolean isIdle() {
		return this.state == State.IDLE;
	}

	/** Somebody who awaits room. */
	private record Waiting(int stamp, Runnable admitted) {

	}

}
