package io.actorprocess.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.actorprocess.event.DispatchEvent;
import io.actorprocess.event.Event;
import io.actorprocess.event.Handling;
import io.actorprocess.mailbox.Admission;
import io.actorprocess.mailbox.Cursor;
import io.actorprocess.mailbox.EventQueue;
import io.actorprocess.mailbox.EventQueue.Offer;
import io.actorprocess.mailbox.LockingEventQueue;
import io.actorprocess.mailbox.MailboxFullException;
import io.actorprocess.mailbox.MailboxOptions;
import io.actorprocess.mailbox.MailboxOwner;
import io.actorprocess.mailbox.Overflow;
import io.actorprocess.message.EventKind;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.metrics.EventCounters;
import io.actorprocess.scheduling.Hand;
import io.actorprocess.scheduling.Slice;

/**
 * The events of a process: how they get in, which is next, and which are set aside.
 * <p>
 * Thread-safety: any thread may deliver; the stash belongs to the running thread.
 */
abstract class MailboxTask extends ObservableTask implements Handling, MailboxOwner {

	/** So many events of a turn are counted at once, for who looks whether it goes on. */
	private static final int ALWAYS_SHOWN = 4;

	private static final int SHOWN_MASK = 31;

	final EventQueue queue;

	/**
	 * Owned by the running thread; null until something is set aside. Others read its
	 * size and the event in hand only, and may see them late.
	 */
	private @Nullable Stash stash;

	MailboxTask(Engine engine, ProcessId id, ProcessBase process, EventCounters counters) {
		super(engine, id, counters, process.blocking());
		this.queue = engine.newQueue(this, process);
		this.queue.belongTo(this);
	}

	/** Delivers an event that needs no room, or gives it up. */
	final void deliver(Event event) {
		if (!offer(event)) {
			this.engine.drop(event, upid(), DeadLetterReason.TERMINATED);
		}
	}

	/**
	 * Delivers an event that needs no room unless the process has ended.
	 * @return false if the event still belongs to the caller
	 */
	final boolean offer(Event event) {
		Offer offer = this.queue.offer(event);
		if (offer == Offer.WAKE) {
			start();
		}
		return offer != Offer.CLOSED;
	}

	/**
	 * Delivers an event that needs room.
	 * @return closed if the event still belongs to the caller; full if it was given up
	 */
	final Offer submit(Event event) {
		return submit(this.queue, event);
	}

	/**
	 * Delivers an event that needs room, to whose queue it is.
	 * @return as {@link #submit(Event)}
	 */
	static Offer submit(EventQueue queue, Event event) {
		LockingEventQueue bounded = queue.asBounded();
		if (bounded != null) {
			return owner(queue).admit(event, bounded);
		}
		Offer offer = queue.offer(event);
		if (offer == Offer.WAKE) {
			owner(queue).start();
		}
		return offer;
	}

	/** Whose queue it is: one that was made for a process. */
	static MailboxTask owner(EventQueue queue) {
		return (MailboxTask) queue.owner();
	}

	@Override
	public final int stamp(int events) {
		return this.engine.stamp(events);
	}

	private Offer admit(Event event, LockingEventQueue bounded) {
		Admission admission;
		if (event instanceof AwaitedTell<?> awaited) {
			admission = bounded.admitWhenRoom(awaited, awaited::accepted);
			awaited.takenBackFrom(bounded);
		}
		else {
			admission = bounded.admit(event);
		}
		if (admission.offer() == Offer.WAKE) {
			start();
		}
		giveUp(admission.victim(), bounded.options());
		return admission.offer();
	}

	/** Gives up an event for which there is no room. */
	private void giveUp(@Nullable Event victim, MailboxOptions options) {
		if (options.overflow() == Overflow.FAIL && victim instanceof DispatchEvent call) {
			call.refuse(new MailboxFullException(upid(), options.capacity()));
		}
		if (victim != null) {
			this.engine.drop(victim, upid(), DeadLetterReason.MAILBOX_FULL);
		}
	}

	/** Schedules the task. */
	abstract void start();

	/** Begins to take events: from here on the hand holds the one taken last. */
	final void resume(Hand hand) {
		Cursor cursor = (Cursor) hand.tool();
		if (cursor == null) {
			cursor = new Cursor();
			hand.keepTool(cursor);
		}
		this.queue.resume(cursor);
		hand.begin(handledSoFar());
		setRunner(hand);
	}

	private static Cursor cursor(Hand hand) {
		return (Cursor) Objects.requireNonNull(hand.tool());
	}

	/** Takes the next event: one that was put back goes before all that wait. */
	final @Nullable Event next(Hand hand) {
		Stash present = this.stash;
		Event event = (present != null) ? present.next() : null;
		if (event == null) {
			event = this.queue.next(cursor(hand));
		}
		if (event != null) {
			hand.take(event);
		}
		return event;
	}

	/** When the event in hand was sent, zero if its wait is not measured. */
	static int takeStamp(Hand hand) {
		return cursor(hand).takeStamp();
	}

	/**
	 * Counts the event in hand, which everybody sees soon: at the latest with the fourth
	 * of a turn, each 32nd and the last.
	 * @return how many came before it
	 */
	final long count(Hand hand, Slice slice) {
		long before = hand.countOne();
		if ((before & SHOWN_MASK) == 0 || hand.countOfTurn() <= ALWAYS_SHOWN) {
			showCounts(hand, slice);
		}
		return before;
	}

	private void showCounts(Hand hand, Slice slice) {
		setHandled(hand.count());
		int calls = hand.takePending();
		if (calls > 0) {
			counters().addHandled(slice.worker(), EventKind.DISPATCH, calls);
		}
	}

	/** Counts an event that was handled, by its kind: calls together with others. */
	final void countHandled(Event event, Hand hand, Slice slice) {
		if (event instanceof DispatchEvent) {
			hand.pend();
		}
		else {
			counters().addHandled(slice.worker(), event.kind());
		}
	}

	/** Stops to take events, with some left perhaps. */
	final void suspend(Hand hand, Slice slice) {
		this.queue.suspend(cursor(hand));
		showCounts(hand, slice);
		hand.take(null);
	}

	/**
	 * Becomes idle if no event is left.
	 * @return true if the task belongs to whoever comes next, and must not be touched
	 */
	final boolean park(Hand hand, Slice slice) {
		showCounts(hand, slice);
		clearRunner();
		if (this.queue.park(cursor(hand))) {
			hand.take(null);
			return true;
		}
		setRunner(hand);
		return false;
	}

	/** Closes the mailbox and takes everything that nobody will handle. */
	final List<Event> closeMailbox() {
		List<Event> waiting = this.queue.close();
		if (this.stash == null) {
			return waiting;
		}
		List<Event> left = new ArrayList<>(this.stash.drain());
		left.addAll(waiting);
		return left;
	}

	/** The handler wants the event in hand set aside. */
	final void stash() {
		requireHandler("stash()");
		if (this.stash == null) {
			this.stash = new Stash(options());
		}
		this.stash.claim();
	}

	final void unstashAll() {
		requireHandler("unstashAll()");
		putBack();
	}

	/** Puts what is set aside back; a fresh instance of a process begins with it. */
	final void putBack() {
		if (this.stash != null) {
			this.stash.putBack();
		}
	}

	private void requireHandler(String what) {
		if (!isCurrent() || state() != ProcessState.READY) {
			throw new IllegalStateException(what + " was called outside the handlers of " + upid()
					+ ", where no event is in hand: call it in a handler, before it returns");
		}
	}

	@Override
	public final boolean isSetAside() {
		Stash present = this.stash;
		return present != null && present.isClaimed();
	}

	/** Keeps an event for later if its handler set it aside. */
	final void keepIfSetAside(Event event) {
		Stash present = this.stash;
		if (present != null && present.isClaimed()) {
			giveUp(present.add(event), options());
		}
	}

	/**
	 * For people: the event that is handled now, as far as it is known. The hand goes on
	 * to other tasks, so it counts only if it is here before and after.
	 */
	final @Nullable Event eventInHand() {
		Hand hand = runner();
		Event held = (hand != null) ? (Event) hand.held() : null;
		return (runner() == hand) ? held : null;
	}

	private MailboxOptions options() {
		LockingEventQueue bounded = this.queue.asBounded();
		return (bounded != null) ? bounded.options() : MailboxOptions.unbounded();
	}

	/** Visits the events that wait, for the process itself. */
	final void forEachWaiting(Consumer<? super Event> visitor) {
		Hand hand = runner();
		if (hand != null) {
			this.queue.forEach(cursor(hand), visitor);
		}
	}

	final int mailboxSize() {
		Stash present = this.stash;
		Hand hand = runner();
		Cursor cursor = (hand != null) ? cursor(hand) : null;
		int waiting = this.queue.size((runner() == hand) ? cursor : null);
		return waiting + ((present != null) ? present.size() : 0);
	}

}
