package io.actorprocess.scheduling;

import java.util.function.LongSupplier;

/**
 * The budget of one turn: so many events, so much time.
 * <p>
 * Thread-safety: owned by the thread that runs the turn.
 */
public final class Slice extends Padding {

	/*
	 * Reading the clock costs about as much as handling a small event, so it is read each
	 * few events only: often when the time runs out, seldom when it does not. The first
	 * reading, after two events, is the start: a turn of one event, which is most turns
	 * of most processes, never reads the clock, and up to two events are not counted in
	 * the time. After a turn that took too long this thread is careful: it reads the
	 * clock at the start and after the first event, until a turn shows that there is no
	 * need.
	 *
	 * The hand is made anew now and then: a young object takes a reference without the
	 * fence that the collector asks for when an old one does, and it is written with each
	 * event.
	 */

	private static final int LONGEST_INTERVAL = 32;

	private static final int FIRST_INTERVAL = 2;

	private static final int TURNS_OF_A_HAND = 65_536;

	private final int events;

	private final long budgetNanos;

	private final LongSupplier nanoTime;

	private int worker;

	private int eventsLeft;

	private int interval;

	private int untilReading;

	private boolean timed;

	private boolean careful;

	private long started;

	private Hand hand = new Hand(Thread.currentThread());

	private int turnsOfHand;

	Slice(int worker, int events, long budgetNanos, LongSupplier nanoTime) {
		this.worker = worker;
		this.events = events;
		this.budgetNanos = budgetNanos;
		this.nanoTime = nanoTime;
	}

	/**
	 * Counts one event. To be called after each event of a turn.
	 * @return whether the turn is to end now, because its events or its time are used up
	 */
	public boolean spent() {
		if (--this.eventsLeft <= 0) {
			return true;
		}
		return --this.untilReading <= 0 && isTimeSpent();
	}

	/**
	 * Returns the index of the counters that the current thread may write without
	 * synchronization. It may change whenever an event blocks: read it anew for each
	 * event.
	 * @return {@code 0..workers-1}, or {@code workers} for a thread that has to share its
	 * counters with others
	 */
	public int worker() {
		return this.worker;
	}

	/**
	 * Returns the hand of the thread that takes this turn.
	 * @return the same one until the end of the turn
	 */
	public Hand hand() {
		return this.hand;
	}

	/**
	 * Starts a turn.
	 */
	void begin() {
		if (--this.turnsOfHand <= 0 || this.hand.thread() != Thread.currentThread()) {
			this.turnsOfHand = TURNS_OF_A_HAND;
			this.hand = new Hand(Thread.currentThread());
		}
		this.eventsLeft = this.events;
		this.timed = this.careful;
		this.interval = this.careful ? 1 : FIRST_INTERVAL;
		this.untilReading = this.interval;
		if (this.careful) {
			this.started = this.nanoTime.getAsLong();
		}
	}

	/**
	 * Changes the counters that the current thread may write.
	 * @param index the result of {@link #worker()} from now on
	 */
	void assign(int index) {
		this.worker = index;
	}

	/**
	 * Uses up what is left of the turn.
	 */
	void end() {
		this.eventsLeft = 0;
	}

	private boolean isTimeSpent() {
		long now = this.nanoTime.getAsLong();
		if (!this.timed) {
			this.timed = true;
			this.started = now;
			this.untilReading = this.interval;
			return false;
		}
		long elapsed = now - this.started;
		adapt(elapsed);
		return elapsed >= this.budgetNanos;
	}

	private void adapt(long elapsed) {
		if (elapsed > this.budgetNanos / 2) {
			this.interval = Math.max(1, this.interval / 2);
			this.careful |= elapsed >= this.budgetNanos;
		}
		else if (elapsed < this.budgetNanos / 8) {
			this.interval = Math.min(LONGEST_INTERVAL, this.interval * 2);
			this.careful = false;
		}
		this.untilReading = this.interval;
	}

}
