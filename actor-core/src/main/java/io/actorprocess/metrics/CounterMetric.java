package io.actorprocess.metrics;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import io.actorprocess.clock.Clock;
import io.actorprocess.future.Future;

/**
 * Counts what happens.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class CounterMetric implements Metric {

	private final String name;

	private final AtomicLong count = new AtomicLong();

	private final @Nullable TimeSeries<Double> history;

	/**
	 * A counter at zero.
	 * @param name its name
	 */
	public CounterMetric(String name) {
		this.name = name;
		this.history = null;
	}

	/**
	 * A counter at zero that keeps a history.
	 * @param name its name
	 * @param window how long values are kept
	 * @param clock tells when they were taken
	 */
	public CounterMetric(String name, Duration window, Clock clock) {
		this.name = name;
		this.history = new TimeSeries<>(clock, window, TimeSeries.DEFAULT_CAPACITY);
		keep(0);
	}

	/**
	 * Counts one.
	 * @return the count after it
	 */
	public long increment() {
		return add(1);
	}

	/**
	 * Counts several.
	 * @param amount how many
	 * @return the count after them
	 */
	public long add(long amount) {
		return keep(this.count.addAndGet(amount));
	}

	/**
	 * Begins again at zero.
	 * @return the count before
	 */
	public long reset() {
		long before = this.count.getAndSet(0);
		keep(0);
		return before;
	}

	private long keep(long value) {
		if (this.history != null) {
			this.history.set((double) value);
		}
		return value;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public Future<Double> value() {
		return Future.ready(this.count.doubleValue());
	}

	@Override
	public Optional<Statistics> statistics() {
		return (this.history != null) ? Statistics.of(this.history) : Optional.empty();
	}

}
