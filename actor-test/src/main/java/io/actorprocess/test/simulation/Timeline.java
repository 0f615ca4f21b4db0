package io.actorprocess.test.simulation;

import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

/**
 * What is going to happen, in order. The only notion of time that a simulation has.
 * <p>
 * Thread-safety: for the one thread of a simulation.
 */
final class Timeline {

	private final PriorityQueue<Happening> queue = new PriorityQueue<>();

	private final long mostSteps;

	private long now;

	private long planned;

	private long steps;

	/**
	 * A timeline at its beginning.
	 * @param mostSteps from when on a run counts as one that never ends
	 */
	Timeline(long mostSteps) {
		this.mostSteps = mostSteps;
	}

	/** Nanoseconds since the beginning. */
	long now() {
		return this.now;
	}

	/**
	 * Plans something.
	 * @param nanos when; a time that has passed counts as now
	 * @param action what
	 * @return what can be called off
	 */
	Happening at(long nanos, Runnable action) {
		Happening happening = new Happening(Math.max(this.now, nanos), this.planned++, action);
		this.queue.add(happening);
		return happening;
	}

	Happening in(long nanos, Runnable action) {
		return at(this.now + Math.max(0, nanos), action);
	}

	/**
	 * Lets the next thing happen.
	 * @param until nothing beyond that time
	 * @return false if there is nothing; time is then {@code until}
	 */
	boolean step(long until) {
		Happening next = this.queue.peek();
		while (next != null && next.action == null) {
			this.queue.remove();
			next = this.queue.peek();
		}
		if (next == null || next.nanos > until) {
			this.now = Math.max(this.now, until);
			return false;
		}
		this.queue.remove();
		this.now = next.nanos;
		if (++this.steps > this.mostSteps) {
			throw new IllegalStateException(
					"The run does not end: %d steps were taken; processes keep each other busy".formatted(this.steps));
		}
		next.run();
		return true;
	}

	/** Something planned. */
	static final class Happening implements Comparable<Happening> {

		private final long nanos;

		private final long order;

		/** Null once it happened or was called off. */
		private @Nullable Runnable action;

		private Happening(long nanos, long order, Runnable action) {
			this.nanos = nanos;
			this.order = order;
			this.action = action;
		}

		void callOff() {
			this.action = null;
		}

		private void run() {
			Runnable due = this.action;
			this.action = null;
			if (due != null) {
				due.run();
			}
		}

		@Override
		public int compareTo(Happening other) {
			int byTime = Long.compare(this.nanos, other.nanos);
			return (byTime != 0) ? byTime : Long.compare(this.order, other.order);
		}

	}

}
