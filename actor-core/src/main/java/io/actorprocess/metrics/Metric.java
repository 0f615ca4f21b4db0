package io.actorprocess.metrics;

import java.util.Optional;

import io.actorprocess.future.Future;

/**
 * A figure with a name, for a {@link MetricsRegistry}.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public sealed interface Metric permits CounterMetric, PushGauge, PullGauge, Stopwatch {

	/**
	 * The name, such as {@code master/tasks_running}.
	 * @return the key in snapshots
	 */
	String name();

	/**
	 * The figure now.
	 * @return a future; one without a value leaves the metric out of a snapshot
	 */
	Future<Double> value();

	/**
	 * What the figure was like in the recent past.
	 * @return nothing if no history is kept or it holds fewer than two values
	 */
	default Optional<Statistics> statistics() {
		return Optional.empty();
	}

}
