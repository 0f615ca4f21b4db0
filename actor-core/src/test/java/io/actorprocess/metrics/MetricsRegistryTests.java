package io.actorprocess.metrics;

import java.time.Duration;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MetricsRegistryTests {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final VirtualClock clock = new VirtualClock();

	private final MetricsRegistry registry = new MetricsRegistry();

	@AfterEach
	void close() {
		this.clock.close();
	}

	@Test
	void counterCountsAndBeginsAgain() {
		CounterMetric counter = new CounterMetric("c");

		assertThat(counter.increment()).isEqualTo(1);
		assertThat(counter.add(41)).isEqualTo(42);
		assertThat(counter.reset()).isEqualTo(42);

		assertThat(counter.value().value()).isZero();
		assertThat(counter.statistics()).isEmpty();
	}

	@Test
	void pushGaugeIsSetAndChanged() {
		PushGauge gauge = new PushGauge("g");

		assertThat(gauge.set(1.5)).isZero();
		assertThat(gauge.add(2)).isEqualTo(3.5);
		assertThat(gauge.add(-0.5)).isEqualTo(3);

		assertThat(gauge.value().value()).isEqualTo(3);
	}

	@Test
	void pullGaugeIsAskedWhenSomebodyLooks() {
		assertThat(new PullGauge("g", () -> Future.ready(42.0)).value().value()).isEqualTo(42);
		assertThat(new PullGauge("g", () -> {
			throw new IllegalStateException("no");
		}).value().failure()).hasMessage("no");
	}

	@Test
	void stopwatchMeasuresInItsUnit() {
		Stopwatch watch = new Stopwatch("backup", TimeUnit.MICROSECONDS, this.clock);
		assertThat(watch.name()).isEqualTo("backup_us");
		assertThat(watch.value().isFailed()).isTrue();
		assertThat(watch.stop()).isEmpty();

		watch.start();
		this.clock.advance(Duration.ofNanos(1_000));

		assertThat(watch.stop()).contains(Duration.ofNanos(1_000));
		assertThat(watch.stop()).isEmpty();
		assertThat(watch.value().value()).isEqualTo(1);
	}

	@Test
	void stopwatchMeasuresAFuture() {
		Stopwatch watch = new Stopwatch("call", TimeUnit.SECONDS, this.clock, Duration.ofMinutes(1));
		Promise<String> call = new Promise<>();
		watch.time(call.future());
		this.clock.advance(Duration.ofSeconds(2));

		call.set("done");

		assertThat(watch.value().value()).isEqualTo(2);
		assertThat(watch.statistics()).isEmpty();
	}

	@Test
	void namesAreUniqueUntilRemoved() {
		CounterMetric counter = this.registry.add(new CounterMetric("c"));

		assertThatIllegalArgumentException().isThrownBy(() -> this.registry.add(new PushGauge("c")))
			.withMessage("Metric 'c' was already added");
		assertThat(this.registry.remove(counter)).isTrue();
		assertThat(this.registry.remove(counter)).isFalse();
		assertThat(snapshot().value()).isEmpty();
	}

	@Test
	void snapshotLeavesOutWhatFails() {
		this.registry.add(new CounterMetric("a"));
		this.registry.add(new PullGauge("b", () -> Future.failed(new IllegalStateException("no"))));
		this.registry.add(new PullGauge("c", () -> Future.abandoned("gone")));

		assertThat(snapshot().value()).containsOnlyKeys("a");
	}

	@Test
	void snapshotWaitsForAGaugeUntilItsPatienceEnds() {
		Promise<Double> slow = new Promise<>();
		this.registry.add(new CounterMetric("a"));
		this.registry.add(new PullGauge("slow", slow::future));
		Future<SortedMap<String, Double>> snapshot = snapshot();
		this.clock.advance(PATIENCE.minusNanos(1));
		assertThat(snapshot.isPending()).isTrue();

		this.clock.advance(Duration.ofNanos(1));

		assertThat(snapshot.value()).containsOnlyKeys("a");
		assertThat(slow.future().hasDiscard()).isTrue();
	}

	@Test
	void snapshotTellsTheHistory() {
		CounterMetric counter = this.registry.add(new CounterMetric("c", Duration.ofMinutes(1), this.clock));
		for (int i = 0; i < 10; i++) {
			this.clock.advance(Duration.ofSeconds(1));
			counter.increment();
		}

		assertThat(snapshot().value()).containsEntry("c", 10.0)
			.containsEntry("c/count", 11.0)
			.containsEntry("c/min", 0.0)
			.containsEntry("c/max", 10.0)
			.containsEntry("c/p50", 5.0)
			.containsEntry("c/p90", 9.0)
			.containsEntry("c/p95", 9.5)
			.containsEntry("c/p99", 9.9)
			.containsKeys("c/p999", "c/p9999")
			.hasSize(10);
	}

	private Future<SortedMap<String, Double>> snapshot() {
		return this.registry.snapshot(PATIENCE, this.clock);
	}

}
