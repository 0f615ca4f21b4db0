package io.actorprocess.metrics;

import java.util.Collection;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What a set of values looks like. Percentiles are exact: between two neighbouring values
 * they are interpolated linearly.
 * <p>
 * Thread-safety: immutable.
 *
 * @param count how many values, at least two
 * @param min the least
 * @param max the greatest
 * @param p25 the lower quartile
 * @param p50 the median
 * @param p75 the upper quartile
 * @param p90 90 % of the values are not above this
 * @param p95 as {@code p90}, for 95 %
 * @param p99 as {@code p90}, for 99 %
 * @param p999 as {@code p90}, for 99.9 %
 * @param p9999 as {@code p90}, for 99.99 %
 */
public record Statistics(int count, double min, double max, double p25, double p50, double p75, double p90, double p95,
		double p99, double p999, double p9999) {

	/**
	 * The statistics of numbers.
	 * @param values the numbers in any order
	 * @return nothing if there are fewer than two values
	 */
	public static Optional<Statistics> of(Collection<? extends Number> values) {
		return of(values, Number::doubleValue);
	}

	/**
	 * The statistics of the values of a time series.
	 * @param series the series
	 * @return nothing if there are fewer than two values
	 */
	public static Optional<Statistics> of(TimeSeries<? extends Number> series) {
		return of(series.get(), (point) -> point.value().doubleValue());
	}

	/**
	 * The statistics of what can be measured, such as
	 * {@code of(durations, Duration::toNanos)}.
	 * @param <T> the type of the values
	 * @param values the values in any order
	 * @param measure makes a number of a value
	 * @return nothing if there are fewer than two values
	 */
	public static <T> Optional<Statistics> of(Collection<? extends T> values, ToDoubleFunction<? super T> measure) {
		double[] sorted = values.stream().mapToDouble(measure).sorted().toArray();
		return (sorted.length < 2) ? Optional.empty() : Optional.of(ofSorted(sorted));
	}

	private static Statistics ofSorted(double[] sorted) {
		return new Statistics(sorted.length, sorted[0], sorted[sorted.length - 1], percentile(sorted, 0.25),
				percentile(sorted, 0.5), percentile(sorted, 0.75), percentile(sorted, 0.9), percentile(sorted, 0.95),
				percentile(sorted, 0.99), percentile(sorted, 0.999), percentile(sorted, 0.9999));
	}

	private static double percentile(double[] sorted, double fraction) {
		double position = fraction * (sorted.length - 1);
		int below = (int) position;
		if (below == sorted.length - 1) {
			return sorted[below];
		}
		return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
	}

}
