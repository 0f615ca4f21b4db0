package io.actorprocess.benchmarks.workload;

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

	@Override
	public void run(ActorRuntime runtime, Trial trial) throws Exception {
		int warmUp = trial.size(PER_SECOND, 0);
		int count = warmUp + (int) Math.max(100, trial.nanos() * PER_SECOND / TimeUnit.SECONDS.toNanos(1));
		Ages ages = new Ages(count, warmUp);
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
		trial.recordPercentiles(ages.nanos, 1000, "us");
	}

	/** Notes the age of each message but for the first. */
	private static final class Ages implements Behaviour {

		private final Counter counter = new Counter();

		private final int skipped;

		private final long[] nanos;

		Ages(int count, int skipped) {
			this.skipped = skipped;
			this.nanos = new long[count - skipped];
		}

		@Override
		public void receive(Object message, Self self) {
			int index = (int) this.counter.received() - this.skipped;
			if (index >= 0) {
				this.nanos[index] = System.nanoTime() - (Long) message;
			}
			this.counter.receive(message, self);
		}

	}

}
