package io.actorprocess.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import io.actorprocess.future.Delayer;
import io.actorprocess.future.Future;
import io.actorprocess.future.Futures;

/**
 * The metrics of an application, for the page {@code /metrics/snapshot}.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class MetricsRegistry {

	private final Map<String, Metric> metrics = new ConcurrentHashMap<>();

	/**
	 * A registry without metrics.
	 */
	public MetricsRegistry() {
	}

	/**
	 * Adds a metric.
	 * @param <M> the type of the metric
	 * @param metric the metric
	 * @return the same metric
	 * @throws IllegalArgumentException if there is one of its name
	 */
	public <M extends Metric> M add(M metric) {
		if (this.metrics.putIfAbsent(metric.name(), metric) != null) {
			throw new IllegalArgumentException("Metric '" + metric.name() + "' was already added");
		}
		return metric;
	}

	/**
	 * Removes a metric.
	 * @param metric the metric
	 * @return false if it was not there
	 */
	public boolean remove(Metric metric) {
		return this.metrics.remove(metric.name(), metric);
	}

	/**
	 * Asks all metrics for their values.
	 * @param patience how long to wait for a value; a metric that is late is left out, as
	 * is one that fails
	 * @param delayer measures the time
	 * @return values by name, never failed; a metric with a history adds
	 * {@code name/count}, {@code name/p50} and so on
	 */
	public Future<SortedMap<String, Double>> snapshot(Duration patience, Delayer delayer) {
		List<Metric> all = List.copyOf(this.metrics.values());
		List<Future<OptionalDouble>> values = all.stream().map((metric) -> ask(metric, patience, delayer)).toList();
		return Futures.collect(values).then((taken) -> {
			SortedMap<String, Double> snapshot = new TreeMap<>();
			for (int i = 0; i < taken.size(); i++) {
				Metric metric = all.get(i);
				taken.get(i).ifPresent((value) -> snapshot.put(metric.name(), value));
				metric.statistics().ifPresent((past) -> put(snapshot, metric.name(), past));
			}
			return snapshot;
		});
	}

	private static Future<OptionalDouble> ask(Metric metric, Duration patience, Delayer delayer) {
		Future<OptionalDouble> value = metric.value().then(OptionalDouble::of);
		Future<OptionalDouble> limited = value.isPending() ? value.after(patience, delayer, (late) -> {
			late.discard();
			return Future.ready(OptionalDouble.empty());
		}) : value;
		return limited.recover((ended) -> OptionalDouble.empty());
	}

	private static void put(Map<String, Double> snapshot, String name, Statistics past) {
		snapshot.put(name + "/count", (double) past.count());
		snapshot.put(name + "/max", past.max());
		snapshot.put(name + "/min", past.min());
		snapshot.put(name + "/p50", past.p50());
		snapshot.put(name + "/p90", past.p90());
		snapshot.put(name + "/p95", past.p95());
		snapshot.put(name + "/p99", past.p99());
		snapshot.put(name + "/p999", past.p999());
		snapshot.put(name + "/p9999", past.p9999());
	}

}
