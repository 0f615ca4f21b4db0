package io.actorprocess.metrics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import io.actorprocess.message.EventKind;

/**
 * Counts the events of all processes of one definition, by kind and outcome, and keeps
 * sampled durations.
 * <p>
 * Thread-safety: any thread may read; {@code add…} methods may be called by any thread,
 * but a worker index below the number of workers only by that worker.
 */
public final class EventCounters {

	/*
	 * One stripe of counters per worker, so counting never moves a cache line between
	 * cores, and one more for all other threads. A worker is the only writer of its
	 * stripe: it reads plainly and writes opaquely (no lost update, no fence). The last
	 * stripe is shared and pays for atomic addition. Readers sum the stripes; the sum is
	 * as fresh as the writes they see and never decreases.
	 *
	 * A gap lies before the first stripe too: each addition reads the length of the
	 * array, which no worker must have written beside.
	 */

	private static final VarHandle COUNTS = MethodHandles.arrayElementVarHandle(long[].class);

	private static final int HANDLED = 0;

	private static final int FAILED = 1;

	private static final int TIMED = 2;

	private static final int TIMED_NANOS = 3;

	private static final int PER_KIND = 4;

	private static final int WAITED = PER_KIND * EventKind.count();

	private static final int WAITED_NANOS = WAITED + 1;

	/** Longs of two cache lines, as they may be fetched in pairs. */
	private static final int GAP = 16;

	private static final int STRIDE = WAITED_NANOS + 1 + GAP;

	private final String definition;

	private final int workers;

	private final long[] counts;

	/**
	 * Counters at zero.
	 * @param definition the name of the definition
	 * @param workers the number of worker threads
	 */
	public EventCounters(String definition, int workers) {
		this.definition = definition;
		this.workers = workers;
		this.counts = new long[GAP + (workers + 1) * STRIDE];
	}

	/**
	 * The name of the definition.
	 * @return the name
	 */
	public String definition() {
		return this.definition;
	}

	/**
	 * Counts a handled event.
	 * @param worker the worker's index, or the number of workers for any other thread
	 * @param kind the kind of event
	 */
	public void addHandled(int worker, EventKind kind) {
		addHandled(worker, kind, 1);
	}

	/**
	 * Counts handled events.
	 * @param worker the worker's index, or the number of workers for any other thread
	 * @param kind the kind of the events
	 * @param events how many
	 */
	public void addHandled(int worker, EventKind kind, int events) {
		add(worker, kind.ordinal() * PER_KIND + HANDLED, events);
	}

	/**
	 * Counts an event whose handler threw.
	 * @param worker the worker's index, or the number of workers for any other thread
	 * @param kind the kind of event
	 */
	public void addFailed(int worker, EventKind kind) {
		add(worker, kind.ordinal() * PER_KIND + FAILED, 1);
	}

	/**
	 * Adds the duration of a sampled event.
	 * @param worker the worker's index, or the number of workers for any other thread
	 * @param kind the kind of event
	 * @param nanos how long the handler ran
	 */
	public void addDuration(int worker, EventKind kind, long nanos) {
		add(worker, kind.ordinal() * PER_KIND + TIMED, 1);
		add(worker, kind.ordinal() * PER_KIND + TIMED_NANOS, nanos);
	}

	/**
	 * Adds the time a sampled event waited in the queue.
	 * @param worker the worker's index, or the number of workers for any other thread
	 * @param nanos from enqueueing to the start of the handler
	 */
	public void addWait(int worker, long nanos) {
		add(worker, WAITED, 1);
		add(worker, WAITED_NANOS, nanos);
	}

	/**
	 * How many events of a kind were handled without a failure.
	 * @param kind the kind
	 * @return the count so far
	 */
	public long handled(EventKind kind) {
		return sum(kind.ordinal() * PER_KIND + HANDLED);
	}

	/**
	 * How many events of a kind failed.
	 * @param kind the kind
	 * @return the count so far
	 */
	public long failed(EventKind kind) {
		return sum(kind.ordinal() * PER_KIND + FAILED);
	}

	/**
	 * How many events of a kind were timed.
	 * @param kind the kind
	 * @return the number of samples
	 */
	public long timed(EventKind kind) {
		return sum(kind.ordinal() * PER_KIND + TIMED);
	}

	/**
	 * How long the timed events of a kind took together.
	 * @param kind the kind
	 * @return nanoseconds
	 */
	public long timedNanos(EventKind kind) {
		return sum(kind.ordinal() * PER_KIND + TIMED_NANOS);
	}

	/**
	 * How many events had their wait measured.
	 * @return the number of samples
	 */
	public long waited() {
		return sum(WAITED);
	}

	/**
	 * How long the measured events waited together.
	 * @return nanoseconds
	 */
	public long waitedNanos() {
		return sum(WAITED_NANOS);
	}

	private void add(int worker, int counter, long amount) {
		int index = GAP + worker * STRIDE + counter;
		if (worker < this.workers) {
			this.counts[index] += amount;
		}
		else {
			COUNTS.getAndAdd(this.counts, index, amount);
		}
	}

	private long sum(int counter) {
		long sum = 0;
		for (int index = GAP + counter; index < this.counts.length; index += STRIDE) {
			sum += (long) COUNTS.getOpaque(this.counts, index);
		}
		return sum;
	}

}
