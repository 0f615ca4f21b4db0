package io.actorprocess.benchmarks.workload;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One run of a workload on a runtime in one JVM, and the figures that come out.
 * <p>
 * Thread-safety: confined to the thread that runs the workload.
 */
public final class Trial {

	private static final long PATIENCE_SECONDS = 60;

	private final TrialOptions options;

	private final Map<Metric, Double> figures = new LinkedHashMap<>();

	/**
	 * A trial without figures.
	 * @param options how long to run
	 */
	public Trial(TrialOptions options) {
		this.options = options;
	}

	/** Does a number of operations and checks that they were done. */
	@FunctionalInterface
	public interface Round {

		/**
		 * Does the operations.
		 * @param operations how many at least
		 * @return how many it did
		 * @throws Exception if they were not done
		 */
		long run(int operations) throws Exception;

	}

	/**
	 * Scales a size that stays what it is unless only correctness is of interest.
	 * @param full the size to measure with
	 * @param smoke the size to try with
	 * @return one of the two
	 */
	public int size(int full, int smoke) {
		return this.options.isSmoke() ? smoke : full;
	}

	/**
	 * How often to measure.
	 * @return a number of rounds, at least one
	 */
	public int rounds() {
		return this.options.rounds();
	}

	/**
	 * How long a part that is bound by time shall take.
	 * @return nanoseconds
	 */
	public long nanos() {
		return this.options.rounds() * this.options.roundNanos();
	}

	/**
	 * How long to warm up before such a part.
	 * @return nanoseconds, none if only correctness is of interest
	 */
	public long warmUpNanos() {
		return this.options.warmUpNanos();
	}

	/**
	 * Notes a figure.
	 * @param metric what it says
	 * @param value the value
	 */
	public void record(Metric metric, double value) {
		this.figures.put(metric, value);
	}

	/**
	 * Notes percentiles of durations.
	 * @param nanos the durations, in any order, in nanoseconds; sorted afterwards
	 * @param unitNanos how long a unit is
	 * @param unit the name of the unit
	 */
	public void recordPercentiles(long[] nanos, double unitNanos, String unit) {
		Arrays.sort(nanos);
		record(new Metric("p50", unit), nanos[nanos.length / 2] / unitNanos);
		record(new Metric("p99", unit), nanos[(int) (nanos.length * 0.99)] / unitNanos);
		record(new Metric("p99.9", unit), nanos[(int) (nanos.length * 0.999)] / unitNanos);
	}

	/**
	 * Measures rounds of operations after a warm-up, and notes rate, processor time and
	 * allocation: the median over the rounds.
	 * @param first how many operations to begin with; later rounds are made to last
	 * @param round does them
	 * @throws Exception if a round fails
	 */
	public void measure(int first, Round round) throws Exception {
		if (this.options.isSmoke()) {
			round.run(size(first, Math.min(first, 1000)));
			return;
		}
		int operations = warmUp(first, round);
		double[] rates = new double[this.options.rounds()];
		double[] cpu = new double[rates.length];
		double[] allocated = new double[rates.length];
		for (int i = 0; i < rates.length; i++) {
			Meter meter = Meter.start();
			long done = round.run(operations);
			meter.stop();
			rates[i] = done * 1e9 / meter.wallNanos();
			cpu[i] = (double) meter.cpuNanos() / done;
			allocated[i] = (double) meter.allocatedBytes() / done;
		}
		record(Metric.RATE, median(rates));
		record(Metric.CPU, median(cpu));
		record(Metric.ALLOCATED, median(allocated));
	}

	private int warmUp(int first, Round round) throws Exception {
		int operations = first;
		long end = System.nanoTime() + this.options.warmUpNanos();
		do {
			long start = System.nanoTime();
			round.run(operations);
			double ratio = (double) this.options.roundNanos() / Math.max(1, System.nanoTime() - start);
			operations = (int) Math.max(100, Math.min(200_000_000, operations * Math.min(4, ratio)));
		}
		while (System.nanoTime() < end);
		return operations;
	}

	/**
	 * Waits for the end of a round.
	 * @param latch counted down by the actors
	 * @throws InterruptedException if this thread is interrupted
	 */
	public static void await(CountDownLatch latch) throws InterruptedException {
		if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
			throw new IllegalStateException("Lost: " + latch.getCount() + " actors have not finished their round");
		}
	}

	/**
	 * What came out.
	 * @return the figures in the order in which they were noted
	 */
	public Map<Metric, Double> figures() {
		return this.figures;
	}

	private static double median(double[] values) {
		Arrays.sort(values);
		return values[values.length / 2];
	}

}
