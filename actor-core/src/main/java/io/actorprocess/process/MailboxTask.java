package io.actorprocess.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.actorprocess.event.DispatchEvent;
import io.actorprocess.event.Event;
import io.actorprocess.event.Handling;
import io.actorprocess.mailbox.Admission;
import io.actorprocess.mailbox.EventQueue;
import io.actorprocess.mailbox.EventQueue.Offer;
import io.actorprocess.mailbox.LockingEventQueue;
import io.actorprocess.mailbox.MailboxFullException;
import io.actorprocess.mailbox.MailboxOptions;
import io.actorprocess.mailbox.Overflow;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.metrics.EventCounters;
import io.actorprocess.scheduling.Hand;

/**
 * The events of a process: how they get in, which is next, and which are set aside.
 * <p>
 * Thread-safety: any thread may deliver; the stash belongs to the running thread.
 */
abstract class MailboxTask extends ObservableTask implements Handling {

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
		return enqueue(event) != Offer.CLOSED;
	}

	/**
	 * Delivers an event that needs room.
	 * @return closed if the event still belongs to the caller; full if it was given up
	 */
	final Offer submit(Event event) {
		LockingEventQueue bounded = this.queue.asBounded();
		return (bounded != null) ? admit(event, bounded) : enqueue(event);
	}

	private Offer enqueue(Event event) {
		this.engine.sampleWait(event);
		Offer offer = this.queue.offer(event);
		if (offer == Offer.WAKE) {
			start();
		}
		return offer;
	}

	private Offer admit(Event event, LockingEventQueue bounded) {
		this.engine.sampleWait(event);
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
		hand.begin(this.queue.resume(), handled());
		setRunnerRelease(hand);
	}

	/** Takes the next event: one that was put back goes before all that wait. */
	final @Nullable Event next(Hand hand) {
		Stash present = this.stash;
		Event back = (present != null) ? present.next() : null;
		if (back != null) {
			return back;
		}
		Event event = this.queue.next((Event) hand.held());
		if (event != null) {
			hand.take(event);
		}
		return event;
	}

	/**
	 * Counts the event in hand, which everybody sees soon: at the latest with the fourth
	 * of a turn, each 32nd and the last.
	 * @return how many came before it
	 */
	final long count(Hand hand) {
		long before = hand.countOne();
		if (hand.countOfTurn() <= ALWAYS_SHOWN || (before & SHOWN_MASK) == 0) {
			setHandled(hand.count());
		}
		return before;
	}

	/** Stops to take events, with some left perhaps. */
	final void suspend(Hand hand) {
		this.queue.suspend((Event) hand.held());
		setHandled(hand.count());
		hand.take(null);
	}

	/**
	 * Becomes idle if no event is left.
	 * @return true if the task belongs to whoever comes next, and must not be touched
	 */
	final boolean park(Hand hand) {
		Event last = (Event) hand.held();
		setHandled(hand.count());
		setRunnerRelease(null);
		if (this.queue.park(last)) {
			hand.take(null);
			return true;
		}
		setRunnerRelease(hand);
		return false;
	}

	/** Closes the mailbox and takes everything that nobody will handle. */
	final List<Event> closeMailbox() {
		List<Event> left = new ArrayList<>();
		if (this.stash != null) {
			left.addAll(this.stash.drain());
		}
		left.addAll(this.queue.close());
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
			event.stamp(0);
			giveUp(present.add(event), options());
		}
	}

	/** For people: the event that is handled now, as far as it is known. */
	final @Nullable Event eventInHand() {
		Stash present = this.stash;
		Event back = (present != null) ? present.inHand() : null;
		if (back != null) {
			return back;
		}
		Event held = heldByRunner();
		return (held != null) ? held : this.queue.current();
	}

	/**
	 * The hand goes on to other tasks, so it counts only if it is here before and after.
	 */
	private @Nullable Event heldByRunner() {
		Hand hand = runnerAcquire();
		Event held = (hand != null) ? (Event) hand.held() : null;
		return (runnerAcquire() == hand) ? held : null;
	}

	private MailboxOptions options() {
		LockingEventQueue bounded = this.queue.asBounded();
		return (bounded != null) ? bounded.options() : MailboxOptions.unbounded();
	}

	/** Visits the events that wait, for the process itself. */
	final void forEachWaiting(Consumer<? super Event> visitor) {
		Hand hand = runnerAcquire();
		if (hand != null) {
			this.queue.suspend((Event) hand.held());
		}
		this.queue.forEach(visitor);
	}

	final int mailboxSize() {
		Stash present = this.stash;
		Event held = heldByRunner();
		int waiting = (held != null) ? this.queue.sizeBehind(held) : this.queue.size();
		return waiting + ((present != null) ? present.size() : 0);
	}

}
