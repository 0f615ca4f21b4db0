package io.actorprocess.benchmarks.workload;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import io.actorprocess.benchmarks.runtime.ActorRuntime;
import io.actorprocess.benchmarks.runtime.Behaviour;
import io.actorprocess.benchmarks.runtime.Ref;
import io.actorprocess.benchmarks.runtime.Self;

/**
 * How long a message takes when they come at a fixed rate, counted from the time at which
 * it was due to be sent.
 */
final class PacedWorkload implements Workload {

	private static final int PER_SECOND = 50_000;

	/** At this rate the compilers take long to have seen enough, and want a core. */
	private static final int WARM_UPS = 4;

	@Override
	public void run(ActorRuntime runtime, Trial trial) throws Exception {
		int warmUp = messages(WARM_UPS * trial.warmUpNanos());
		int count = warmUp + Math.max(100, messages(trial.nanos()));
		Ages ages = new Ages(count);
		Counter counter = ages.counter;
		counter.expect(count);
		Ref actor = runtime.spawn(ages);
		long interval = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
		long start = System.nanoTime();
		for (int i = 0; i < count; i++) {
			long due = start + i * interval;
			while (System.nanoTime() - due < 0) {
				Thread.onSpinWait();
			}
			actor.tell(due);
		}
		counter.await();
		trial.recordPercentiles(Arrays.copyOfRange(ages.nanos, warmUp, count), 1000, "us");
	}

	private static int messages(long nanos) {
		return (int) (nanos * PER_SECOND / TimeUnit.SECONDS.toNanos(1));
	}

	/**
	 * Notes the age of each message, also of those that warm up: a branch that is taken
	 * for the first time while it is measured is compiled while it is measured.
	 */
	private static final class Ages implements Behaviour {

		private final Counter counter = new Counter();

		private final long[] nanos;

		Ages(int count) {
			this.nanos = new long[count];
		}

		@Override
		public void receive(Object message, Self self) {
			this.nanos[(int) this.counter.received()] = System.nanoTime() - (Long) message;
			this.counter.receive(message, self);
		}

	}

}
