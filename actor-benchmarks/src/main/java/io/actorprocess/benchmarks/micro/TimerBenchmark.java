package io.actorprocess.benchmarks.micro;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import io.actorprocess.clock.Clock;

/**
 * What a timer costs that is cancelled before it fires, as most are, beside many others.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TimerBenchmark {

	private static final int OTHERS = 100_000;

	private static final Duration DELAY = Duration.ofSeconds(30);

	private Clock clock = Clock.system();

	private static void nothing() {
		// What a timer does is not measured
	}

	/** Adds the others. */
	@Setup
	public void addOthers() {
		this.clock.close();
		this.clock = Clock.system();
		for (int i = 0; i < OTHERS; i++) {
			this.clock.delay(Duration.ofHours(1).plusMillis(i), TimerBenchmark::nothing);
		}
	}

	/** Ends the clock. */
	@TearDown
	public void close() {
		this.clock.close();
	}

	/**
	 * A timer is made and cancelled.
	 * @return whether it was cancelled
	 */
	@Benchmark
	public boolean createAndCancel() {
		return this.clock.delay(DELAY, TimerBenchmark::nothing).cancel();
	}

}
