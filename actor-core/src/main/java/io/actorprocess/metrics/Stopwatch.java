package io.actorprocess.metrics;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.actorprocess.clock.Clock;
import io.actorprocess.future.Future;

/**
 * Measures how long something takes. The unit ends its name: {@code backup_ms}.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class Stopwatch implements Metric {

	private final String name;

	private final double nanosPerUnit;

	private final Clock clock;

	private final @Nullable TimeSeries<Double> history;

	// Guarded by this

	private @Nullable Long startNanos;

	private @Nullable Double last;

	/**
	 * A stopwatch that keeps its last measurement.
	 * @param name its name without the unit
	 * @param unit the unit of its value
	 * @param clock measures the time
	 */
	public Stopwatch(String name, TimeUnit unit, Clock clock) {
		this(name, unit, clock, null);
	}

	/**
	 * A stopwatch that keeps a history.
	 * @param name its name without the unit
	 * @param unit the unit of its value
	 * @param clock measures the time
	 * @param window how long measurements are kept, or null to keep the last alone
	 */
	public Stopwatch(String name, TimeUnit unit, Clock clock, @Nullable Duration window) {
		this.name = name + "_" + suffix(unit);
		this.nanosPerUnit = unit.toNanos(1);
		this.clock = clock;
		this.history = (window != null) ? new TimeSeries<>(clock, window, TimeSeries.DEFAULT_CAPACITY) : null;
	}

	private static String suffix(TimeUnit unit) {
		return switch (unit) {
			case NANOSECONDS -> "ns";
			case MICROSECONDS -> "us";
			case MILLISECONDS -> "ms";
			case SECONDS -> "secs";
			case MINUTES -> "mins";
			case HOURS -> "hrs";
			case DAYS -> "days";
		};
	}

	/** Begins to measure. */
	public synchronized void start() {
		this.startNanos = this.clock.nanoTime();
	}

	/**
	 * Ends a measurement.
	 * @return how long it took, or nothing if none was begun
	 */
	public synchronized Optional<Duration> stop() {
		Long start = this.startNanos;
		if (start == null) {
			return Optional.empty();
		}
		this.startNanos = null;
		return Optional.of(measured(this.clock.nanoTime() - start));
	}

	/**
	 * Measures from now to the end of a future, whatever it is.
	 * @param <T> the type of its value
	 * @param future the future
	 * @return the same future
	 */
	public <T extends @Nullable Object> Future<T> time(Future<T> future) {
		long start = this.clock.nanoTime();
		return future.onAny((done) -> measured(this.clock.nanoTime() - start));
	}

	private synchronized Duration measured(long nanos) {
		double value = nanos / this.nanosPerUnit;
		this.last = value;
		if (this.history != null) {
			this.history.set(value);
		}
		return Duration.ofNanos(nanos);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public synchronized Future<Double> value() {
		Double value = this.last;
		return (value != null) ? Future.ready(value)
				: Future.failed(new IllegalStateException("'" + this.name + "' has measured nothing yet"));
	}

	@Override
	public Optional<Statistics> statistics() {
		return (this.history != null) ? Statistics.of(this.history) : Optional.empty();
	}

}
