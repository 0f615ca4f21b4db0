package io.actorprocess.mailbox;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.actorprocess.event.Event;
import io.actorprocess.event.TerminateEvent;
import io.actorprocess.message.UPID;

/**
 * A lock-free linked queue without nodes of its own: the events are the nodes.
 * <p>
 * Thread-safety: as {@link EventQueue}.
 */
final class MpscEventQueue extends EventQueue {

	/*
	 * The tail is the state. It is null while the queue is idle, CLOSED once it is
	 * closed, and the last event (consumed or not) while it is busy. There is no other
	 * flag, so a send costs one successful CAS and nothing has to be fenced against
	 * anything.
	 *
	 * Send: 1. read tail; CLOSED ends it. 2. CAS tail from what was read to the event; on
	 * failure step back for a moment (two cores that send to one process would otherwise
	 * drag the line to and fro with each attempt) and begin anew. 3. It was null: store
	 * the event as head; the caller schedules the process, which publishes the store. It
	 * was an event: link it to ours (release).
	 *
	 * Receive: 1. the next event is what the last one links to, or head on the first poll
	 * of an activation. The consumer keeps the last event to itself while it runs, as
	 * this object lies on one cache line with what all senders write: to store it here
	 * with each event made a flood several times slower. It does not even read a field
	 * here. 2. None: CAS tail from the last event to null. Success: the queue is idle,
	 * and whoever sends next becomes responsible. Failure: a sender is between its steps
	 * 2 and 3 and the link will appear; it may have been preempted there, so the wait for
	 * it is bounded and park() reports false.
	 *
	 * No wake-up is lost: either the sender's CAS comes first, and then the consumer's
	 * fails, or the consumer's does, and then the sender reads null. Events are never
	 * offered twice, so a tail that was read can only come back by being null, which
	 * means the same thing each time (no ABA).
	 *
	 * libprocess' lock-free queue keeps a separate flag and state, and its
	 * decommissioning lets late events in; here closing is one exchange of the same word.
	 */

	/** What the tail can hold besides events. */
	private enum Mark {

		CLOSED

	}

	private static final int SPINS_FOR_LINK = 1000;

	private static final int BACK_OFF_SPINS = 128;

	private static final int COUNT_LIMIT = 1_000_000;

	private static final VarHandle TAIL;

	private static final VarHandle LAST;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			TAIL = lookup.findVarHandle(MpscEventQueue.class, "tail", Object.class);
			LAST = lookup.findVarHandle(MpscEventQueue.class, "last", Event.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/** Shared; see above. */
	@SuppressWarnings("UnusedVariable") // by the VarHandle
	private @Nullable Object tail;

	/** Written by the one sender that finds the queue idle, taken by the consumer. */
	private @Nullable Event head;

	/** Owned by the consumer: the event taken last before it paused. Others only peek. */
	private @Nullable Event last;

	MpscEventQueue() {
		Event stub = new TerminateEvent(UPID.ANONYMOUS, false);
		this.tail = stub;
		this.last = stub;
	}

	@Override
	public Offer offer(Event event) {
		int pause = 0;
		while (true) {
			Object previous = tailAcquire();
			if (previous == Mark.CLOSED) {
				return Offer.CLOSED;
			}
			if (casTail(previous, event)) {
				return link((Event) previous, event);
			}
			pause = Math.min(pause + BACK_OFF_SPINS, 4 * BACK_OFF_SPINS);
			spin(pause);
		}
	}

	private Offer link(@Nullable Event previous, Event event) {
		if (previous == null) {
			this.head = event;
			return Offer.WAKE;
		}
		previous.setNextRelease(event);
		return Offer.QUEUED;
	}

	private static void spin(int times) {
		for (int i = 0; i < times; i++) {
			Thread.onSpinWait();
		}
	}

	@Override
	public @Nullable Event resume() {
		return this.last;
	}

	@Override
	public @Nullable Event next(@Nullable Event last) {
		if (last == null) {
			return takeHead();
		}
		Event next = last.nextAcquire();
		if (next != null) {
			// A consumed event that links on would keep the collector busy
			last.setNextRelease(null);
		}
		return next;
	}

	@Override
	public void suspend(@Nullable Event last) {
		setLastOpaque(last);
	}

	private @Nullable Event takeHead() {
		Event first = this.head;
		this.head = null;
		return first;
	}

	@Override
	public boolean park(@Nullable Event last) {
		if (last == null || last.nextAcquire() != null) {
			return false;
		}
		if (this.last != null) {
			setLastOpaque(null);
		}
		if (casTail(last, null)) {
			return true;
		}
		spinForLink(last);
		return false;
	}

	private static @Nullable Event spinForLink(Event event) {
		Event next = event.nextAcquire();
		for (int i = 0; next == null && i < SPINS_FOR_LINK; i++) {
			Thread.onSpinWait();
			next = event.nextAcquire();
		}
		return next;
	}

	@SuppressWarnings("ThreadPriorityCheck") // the sender may wait for this very core
	private static Event awaitLink(Event event) {
		Event next = spinForLink(event);
		while (next == null) {
			Thread.yield();
			next = spinForLink(event);
		}
		return next;
	}

	@Override
	public List<Event> close() {
		Object end = getAndSetTail(Mark.CLOSED);
		List<Event> left = new ArrayList<>();
		Event event = this.last;
		if (event == null) {
			event = takeHead();
			addIfPresent(left, event);
		}
		while (event != null && event != end) {
			Event next = awaitLink(event);
			event.setNextRelease(null);
			event = next;
			addIfPresent(left, event);
		}
		setLastOpaque(null);
		return left;
	}

	private static void addIfPresent(List<Event> events, @Nullable Event event) {
		if (event != null) {
			events.add(event);
		}
	}

	@Override
	public @Nullable Event current() {
		return lastOpaque();
	}

	@Override
	public void forEach(Consumer<? super Event> visitor) {
		Event event = this.last;
		while (event != null) {
			event = event.nextAcquire();
			if (event != null) {
				visitor.accept(event);
			}
		}
	}

	@Override
	public int size() {
		Event consumed = lastOpaque();
		if (consumed != null) {
			return sizeBehind(consumed);
		}
		Event first = this.head;
		return (first != null) ? 1 + sizeBehind(first) : 0;
	}

	@Override
	public int sizeBehind(Event inHand) {
		int size = 0;
		Event event = inHand.nextAcquire();
		while (event != null && size < COUNT_LIMIT) {
			event = event.nextAcquire();
			size++;
		}
		return size;
	}

	@Override
	public boolean isIdle() {
		return tailAcquire() == null;
	}

	private @Nullable Object tailAcquire() {
		return TAIL.getAcquire(this);
	}

	private boolean casTail(@Nullable Object expected, @Nullable Event value) {
		return TAIL.compareAndSet(this, expected, value);
	}

	private @Nullable Object getAndSetTail(Object value) {
		return TAIL.getAndSet(this, value);
	}

	private @Nullable Event lastOpaque() {
		return (Event) LAST.getOpaque(this);
	}

	private void setLastOpaque(@Nullable Event event) {
		LAST.setOpaque(this, event);
	}

}
