package io.actorprocess.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.actorprocess.clock.VirtualClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Exact percentiles.
 */
class StatisticsTests {

	private final VirtualClock clock = new VirtualClock();

	private final TimeSeries<Integer> series = new TimeSeries<>(this.clock);

	@Test
	void noValuesHaveNoStatistics() {
		assertThat(Statistics.of(this.series)).isEmpty();
		assertThat(Statistics.of(List.<Double>of())).isEmpty();
	}

	@Test
	void oneValueHasNoStatistics() {
		this.series.set(7);

		assertThat(Statistics.of(this.series)).isEmpty();
	}

	@Test
	void percentilesOfATimeSeriesAreExact() {
		Instant start = this.clock.now();
		IntStream.rangeClosed(-5, 5).forEach((i) -> this.series.set(i, start.plusSeconds(i)));

		Statistics statistics = Statistics.of(this.series).orElseThrow();

		assertThat(statistics.count()).isEqualTo(11);
		assertThat(percentiles(statistics)).usingComparatorWithPrecision(1e-9)
			.containsExactly(-5.0, -2.5, 0.0, 2.5, 4.0, 4.5, 4.9, 4.99, 4.999, 5.0);
	}

	@Test
	void durationsHaveStatisticsToo() {
		List<Duration> durations = IntStream.rangeClosed(0, 10).mapToObj(Duration::ofSeconds).toList();

		Statistics statistics = Statistics.of(durations, Duration::toNanos).orElseThrow();

		assertThat(statistics.p50()).isEqualTo(5e9);
		assertThat(statistics.p99()).isCloseTo(9.9e9, within(1.0));
	}

	@Test
	void orderOfTheValuesDoesNotMatter() {
		assertThat(Statistics.of(List.of(3, 1, 2))).isEqualTo(Statistics.of(List.of(1, 2, 3)));
	}

	private static double[] percentiles(Statistics s) {
		return new double[] { s.min(), s.p25(), s.p50(), s.p75(), s.p90(), s.p95(), s.p99(), s.p999(), s.p9999(),
				s.max() };
	}

}
