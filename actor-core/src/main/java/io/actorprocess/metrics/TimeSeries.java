package io.actorprocess.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.actorprocess.clock.Clock;

/**
 * The values of the recent past, in bounded memory: old values are dropped, and where
 * there are too many, every second one of the older half is. So the recent past stays in
 * full detail and the rest gets coarser with age.
 * <p>
 * Thread-safety: any thread may call any method.
 *
 * @param <T> the type of the values
 */
public final class TimeSeries<T> {

	/**
	 * How long values are kept unless told otherwise.
	 */
	public static final Duration DEFAULT_WINDOW = Duration.ofDays(14);

	/**
	 * How many values are kept unless told otherwise.
	 */
	public static final int DEFAULT_CAPACITY = 1000;

	private static final int LEAST_CAPACITY = 3;

	private final Clock clock;

	private final Duration window;

	private final int capacity;

	// Guarded by this

	/** Sorted by time, no time twice. */
	private final ArrayList<Point<T>> points = new ArrayList<>();

	/**
	 * The point to drop next when there are too many. It moves on by two, and back to the
	 * second point once it has passed the middle.
	 */
	private int candidate = 1;

	/**
	 * One value.
	 *
	 * @param <T> the type of the value
	 * @param time when it was taken
	 * @param value the value
	 */
	public record Point<T>(Instant time, T value) {
	}

	/**
	 * A series of the default window and capacity.
	 * @param clock what tells the time
	 */
	public TimeSeries(Clock clock) {
		this(clock, DEFAULT_WINDOW, DEFAULT_CAPACITY);
	}

	/**
	 * A series.
	 * @param clock what tells the time
	 * @param window how old a value may become
	 * @param capacity how many values to keep, at least three
	 */
	public TimeSeries(Clock clock, Duration window, int capacity) {
		if (window.isNegative() || capacity < LEAST_CAPACITY) {
			throw new IllegalArgumentException("A time series cannot keep " + capacity + " values for " + window
					+ ": keep at least " + LEAST_CAPACITY + ", for zero or longer");
		}
		this.clock = clock;
		this.window = window;
		this.capacity = capacity;
	}

	/**
	 * Adds the value of this moment.
	 * @param value the value
	 */
	public void set(T value) {
		set(value, this.clock.now());
	}

	/**
	 * Adds a value, or replaces that of the same time.
	 * @param value the value
	 * @param time when it was taken, in any order
	 */
	public synchronized void set(T value, Instant time) {
		Point<T> point = new Point<>(time, value);
		int index = firstFrom(time);
		if (index < this.points.size() && this.points.get(index).time().equals(time)) {
			this.points.set(index, point);
		}
		else {
			this.points.add(index, point);
		}
		if (index < this.points.size() - 1) {
			this.candidate = 1;
		}
		truncate();
		sparsify();
	}

	/**
	 * Drops the values that have become too old, except for the latest. Adding a value
	 * does this too.
	 */
	public synchronized void truncate() {
		int expired = Math.min(firstFrom(oldest()), this.points.size() - 1);
		if (expired > 0) {
			this.points.subList(0, expired).clear();
			this.candidate = Math.max(1, this.candidate - expired);
		}
	}

	/** The time from which on values are kept. */
	private Instant oldest() {
		Instant now = this.clock.now();
		boolean unlimited = this.window.compareTo(Duration.between(Instant.MIN, now)) >= 0;
		return unlimited ? Instant.MIN : now.minus(this.window).plusNanos(1);
	}

	/** Guarded by this. */
	private void sparsify() {
		while (this.points.size() > this.capacity) {
			if (this.candidate > this.points.size() / 2) {
				this.candidate = 1;
			}
			this.points.remove(this.candidate);
			this.candidate++;
		}
	}

	/** The index of the first point at a time or later. Guarded by this. */
	private int firstFrom(Instant time) {
		int low = 0;
		int high = this.points.size();
		if (high > 0 && this.points.get(high - 1).time().isBefore(time)) {
			return high;
		}
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.points.get(middle).time().isBefore(time)) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	/**
	 * All values, the oldest first.
	 * @return a snapshot
	 */
	public synchronized List<Point<T>> get() {
		return List.copyOf(this.points);
	}

	/**
	 * The values of a time, the oldest first.
	 * @param start the first moment
	 * @param stop the last moment
	 * @return a snapshot, empty if the stop is before the start
	 */
	public List<Point<T>> get(Instant start, Instant stop) {
		return get().stream().filter((point) -> !point.time().isBefore(start) && !point.time().isAfter(stop)).toList();
	}

	/**
	 * The latest value.
	 * @return nothing if there is none
	 */
	public synchronized Optional<Point<T>> latest() {
		return this.points.isEmpty() ? Optional.empty() : Optional.of(this.points.get(this.points.size() - 1));
	}

	/**
	 * Whether there is no value.
	 * @return true if so
	 */
	public synchronized boolean isEmpty() {
		return this.points.isEmpty();
	}

}
