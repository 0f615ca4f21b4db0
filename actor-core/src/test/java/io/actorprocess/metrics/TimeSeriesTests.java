package io.actorprocess.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.actorprocess.clock.VirtualClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Which values are kept.
 */
class TimeSeriesTests {

	private static final Duration WINDOW = Duration.ofSeconds(10);

	private final VirtualClock clock = new VirtualClock();

	private final Instant start = this.clock.now();

	private final TimeSeries<Integer> series = new TimeSeries<>(this.clock, WINDOW, 10);

	private void set(int from, int to) {
		for (int i = from; i <= to; i++) {
			this.series.set(i, this.start.plusSeconds(i));
		}
	}

	private List<Integer> values() {
		return this.series.get().stream().map(TimeSeries.Point::value).toList();
	}

	@Test
	void latestIsTheValueJustSet() {
		assertThat(this.series.isEmpty()).isTrue();
		assertThat(this.series.latest()).isEmpty();

		this.series.set(1);

		assertThat(this.series.isEmpty()).isFalse();
		assertThat(this.series.latest()).contains(new TimeSeries.Point<>(this.start, 1));
	}

	@Test
	void everySecondValueOfTheOlderHalfIsDroppedOverAndOver() {
		TimeSeries<Integer> endless = new TimeSeries<>(this.clock, Duration.ofSeconds(Long.MAX_VALUE), 10);
		for (int i = 0; i <= 14; i++) {
			endless.set(i, this.start.plusSeconds(i));
		}
		assertThat(endless.get()).extracting(TimeSeries.Point::value)
			.containsExactly(0, 2, 4, 6, 8, 10, 11, 12, 13, 14);

		for (int i = 15; i <= 19; i++) {
			endless.set(i, this.start.plusSeconds(i));
		}

		assertThat(endless.get()).extracting(TimeSeries.Point::value)
			.containsExactly(0, 4, 8, 11, 13, 15, 16, 17, 18, 19);
	}

	@Test
	void valuesOutsideTheWindowAreDropped() {
		set(0, 9);

		this.clock.advance(WINDOW.plusSeconds(6));
		set(10, 10);

		assertThat(values()).containsExactly(7, 8, 9, 10);
	}

	@Test
	void thinningGoesOnBehindWhatWasTruncated() {
		set(0, 12);
		assertThat(values()).containsExactly(0, 2, 4, 6, 7, 8, 9, 10, 11, 12);

		this.clock.advance(WINDOW.plusSeconds(2));
		this.series.truncate();
		assertThat(values()).containsExactly(4, 6, 7, 8, 9, 10, 11, 12);
		set(13, 15);

		assertThat(values()).containsExactly(4, 6, 8, 9, 10, 11, 12, 13, 14, 15);
	}

	@Test
	void thinningBeginsAnewWhenItsPlaceWasTruncated() {
		set(0, 12);
		this.clock.advance(WINDOW.plusSeconds(9));
		this.series.truncate();
		assertThat(values()).containsExactly(10, 11, 12);

		set(13, 20);

		assertThat(values()).containsExactly(10, 12, 13, 14, 15, 16, 17, 18, 19, 20);
	}

	@Test
	void latestValueIsKeptHoweverOld() {
		set(0, 3);

		this.clock.advance(Duration.ofDays(1));
		this.series.truncate();

		assertThat(values()).containsExactly(3);
	}

	@Test
	void valuesAreSortedAndTheLastOfOneTimeCounts() {
		set(5, 6);
		set(1, 2);

		this.series.set(50, this.start.plusSeconds(5));

		assertThat(values()).containsExactly(1, 2, 50, 6);
		assertThat(this.series.get(this.start.plusSeconds(2), this.start.plusSeconds(5)))
			.extracting(TimeSeries.Point::value)
			.containsExactly(2, 50);
		assertThat(this.series.get(this.start.plusSeconds(5), this.start.plusSeconds(2))).isEmpty();
	}

	@Test
	void valueOutOfOrderRestartsTheThinning() {
		set(0, 10);
		assertThat(values()).containsExactly(0, 2, 3, 4, 5, 6, 7, 8, 9, 10);

		this.series.set(1, this.start.plusSeconds(1));

		assertThat(values()).containsExactly(0, 2, 3, 4, 5, 6, 7, 8, 9, 10);
	}

	@Test
	void capacityBelowThreeIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new TimeSeries<>(this.clock, WINDOW, 2));
	}

}
