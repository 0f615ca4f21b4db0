package io.actorprocess.mailbox;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.actorprocess.event.Event;

/**
 * The events that wait for a process, and the one word that says whether the process must
 * be scheduled.
 * <p>
 * A queue is <em>idle</em>, <em>busy</em> or <em>closed</em>. It is born busy: the
 * process has to run once before anything else. Whoever offers an event to an idle queue
 * makes it busy and must schedule the process; nobody else may. The consumer is the one
 * thread that runs the process; it makes the queue idle with {@link #park()} once nothing
 * is left.
 * <p>
 * Thread-safety: any thread may call {@link #offer}, {@link #size} and {@link #isIdle()};
 * the other methods belong to the consumer.
 */
public abstract sealed class EventQueue permits ChunkedEventQueue, LockingEventQueue, FilteredEventQueue {

	/** Set once, before another thread knows the queue. */
	private MailboxOwner owner = MailboxOwner.NONE;

	EventQueue() {
	}

	/**
	 * Says whose queue this is, before it is used.
	 * @param owner the owner
	 */
	public void belongTo(MailboxOwner owner) {
		this.owner = owner;
	}

	/**
	 * Whose queue this is.
	 * @return the owner
	 */
	public final MailboxOwner owner() {
		return this.owner;
	}

	/**
	 * What became of an offered event.
	 */
	public enum Offer {

		/** Enqueued, and the queue was idle: the caller must schedule the process. */
		WAKE,

		/** Enqueued; the process is scheduled or running already. */
		QUEUED,

		/** Refused: the queue is closed and the event still belongs to the caller. */
		CLOSED,

		/** Refused: a bounded queue has no room, and the caller gives the event up. */
		FULL,

		/** Not enqueued yet: it will be, once a bounded queue has room. */
		WAITING

	}

	/**
	 * A lock-free queue.
	 * @return a new queue, busy and empty
	 */
	public static EventQueue lockFree() {
		return new ChunkedEventQueue();
	}

	/**
	 * A plain queue with a lock, the reference for the other.
	 * @return a new queue, busy and empty
	 */
	public static EventQueue locking() {
		return bounded(MailboxOptions.unbounded());
	}

	/**
	 * A queue that loses some of its events.
	 * @param queue the queue that keeps the events
	 * @param passes asked about each event when it is taken, by the consumer; false if it
	 * has taken care of the event and nobody shall see it
	 * @return a queue in the state of the given one
	 */
	public static EventQueue filtered(EventQueue queue, Predicate<? super Event> passes) {
		return new FilteredEventQueue(queue, passes);
	}

	/**
	 * A queue with a lock and a bound.
	 * @param options its bound
	 * @return a new queue, busy and empty
	 */
	public static LockingEventQueue bounded(MailboxOptions options) {
		return new LockingEventQueue(options);
	}

	/**
	 * This queue as one that can refuse events.
	 * @return null if it accepts every event, so that {@link #offer} is all there is
	 */
	public @Nullable LockingEventQueue asBounded() {
		return null;
	}

	/**
	 * Appends an event, also to a bounded queue that is full. Events of one thread keep
	 * their order.
	 * @param event an event that does not wait in any queue
	 * @return what became of it: never {@link Offer#FULL} or {@link Offer#WAITING}
	 */
	public abstract Offer offer(Event event);

	/**
	 * Begins to take events. Consumer only.
	 * @param cursor holds the consumer's place from here on
	 */
	public abstract void resume(Cursor cursor);

	/**
	 * Takes the next event. Consumer only, between {@link #resume} and {@link #suspend}.
	 * @param cursor the consumer's place
	 * @return the event, or null if none can be seen: then {@link #park} decides
	 */
	public abstract @Nullable Event next(Cursor cursor);

	/**
	 * Stops to take events while some may wait. Consumer only, before it hands the queue
	 * to another thread or closes it.
	 * @param cursor the consumer's place, which is free for another queue then
	 */
	public abstract void suspend(Cursor cursor);

	/**
	 * Makes the queue idle if it is empty. Consumer only; after true the caller is no
	 * longer the consumer and must not touch the queue or the process again.
	 * @param cursor the consumer's place
	 * @return true if the queue is idle now, false if an event has come or is just coming
	 */
	public abstract boolean park(Cursor cursor);

	/**
	 * Takes a single event. Consumer only.
	 * @return the event, or null if none can be seen: then {@link #park()} decides
	 */
	public final @Nullable Event poll() {
		Cursor cursor = new Cursor();
		resume(cursor);
		Event event = next(cursor);
		suspend(cursor);
		return event;
	}

	/**
	 * As {@link #park(Cursor)}, for who polls.
	 * @return true if the queue is idle now, false if an event has come or is just coming
	 */
	public final boolean park() {
		Cursor cursor = new Cursor();
		resume(cursor);
		boolean idle = park(cursor);
		if (!idle) {
			suspend(cursor);
		}
		return idle;
	}

	/**
	 * Closes the queue for good. Consumer only.
	 * @return the events that nobody will handle, in order; those that await room last
	 */
	public abstract List<Event> close();

	/**
	 * Visits the events that wait, in order. Consumer only, between {@link #resume} and
	 * {@link #suspend}.
	 * @param cursor the consumer's place
	 * @param visitor takes each event and leaves it as it is
	 */
	public abstract void forEach(Cursor cursor, Consumer<? super Event> visitor);

	/**
	 * How many events wait.
	 * @param cursor the consumer's place if it is taking events
	 * @return an estimate while the consumer runs
	 */
	public abstract int size(@Nullable Cursor cursor);

	/**
	 * Whether the process neither runs nor waits to run.
	 * @return true if the queue is idle at this moment
	 */
	public abstract boolean isIdle();

}
