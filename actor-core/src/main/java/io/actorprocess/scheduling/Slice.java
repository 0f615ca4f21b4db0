package io.actorprocess.scheduling;

import java.util.function.LongSupplier;

/**
 * The budget of one turn: so many events, so much time.
 * <p>
 * Thread-safety: owned by the thread that runs the turn.
 */
public final class Slice {

	private final int events;

	private final long budgetNanos;

	private final LongSupplier nanoTime;

	private int worker;

	private int left;

	private long started;

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
		return --this.left <= 0 || this.nanoTime.getAsLong() - this.started >= this.budgetNanos;
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

	void begin() {
		this.left = this.events;
		this.started = this.nanoTime.getAsLong();
	}

}
