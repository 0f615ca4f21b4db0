package io.actorprocess.benchmarks.workload;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.actorprocess.benchmarks.runtime.ActorRuntime;

/**
 * Many timers of up to a second: how fast they are made and cancelled, and how late they
 * fire. One that fires before its time counts as early.
 */
final class TimersWorkload implements Workload {

	private static final Metric CREATE = new Metric("create", "1/s");

	private static final Metric CANCEL = new Metric("cancel", "1/s");

	private static final Metric EARLY = new Metric("early", "timers");

	private static final int ROUNDS = 8;

	/** So many times as long as other workloads, as little happens in a second. */
	private static final int WARM_UPS = 3;

	@Override
	public void run(ActorRuntime runtime, Trial trial) throws Exception {
		int count = trial.size(300_000, 200);
		long longest = TimeUnit.MILLISECONDS.toNanos(trial.size(1000, 50));
		Runnable[] cancels = new Runnable[count];
		for (int i = 0; i < trial.size(ROUNDS, 1); i++) {
			createAndCancel(runtime, trial, cancels);
		}
		long end = System.nanoTime() + WARM_UPS * trial.warmUpNanos();
		do {
			fire(runtime, trial.size(100_000, 20), longest);
		}
		while (System.nanoTime() < end);
		long[] late = fire(runtime, count, longest);
		trial.record(EARLY, (double) Arrays.stream(late).filter((nanos) -> nanos < 0).count());
		trial.recordPercentiles(late, 1e6, "ms");
	}

	private static void createAndCancel(ActorRuntime runtime, Trial trial, Runnable[] cancels) {
		SplittableRandom random = new SplittableRandom(1);
		Runnable nothing = () -> {
		};
		long start = System.nanoTime();
		for (int i = 0; i < cancels.length; i++) {
			// None falls due before it is cancelled
			cancels[i] = runtime.delay(random.nextLong(5_000_000_000L, 60_000_000_000L), nothing);
		}
		long created = System.nanoTime();
		for (Runnable cancel : cancels) {
			cancel.run();
		}
		long cancelled = System.nanoTime();
		trial.record(CREATE, cancels.length * 1e9 / (created - start));
		trial.record(CANCEL, cancels.length * 1e9 / (cancelled - created));
	}

	private static long[] fire(ActorRuntime runtime, int count, long longest) throws InterruptedException {
		SplittableRandom random = new SplittableRandom(2);
		long[] late = new long[count];
		CountDownLatch fired = new CountDownLatch(count);
		for (int i = 0; i < count; i++) {
			int index = i;
			long delay = random.nextLong(TimeUnit.MILLISECONDS.toNanos(1), longest);
			long due = System.nanoTime() + delay;
			runtime.delay(delay, () -> {
				late[index] = System.nanoTime() - due;
				fired.countDown();
			});
		}
		Trial.await(fired);
		return late;
	}

}
