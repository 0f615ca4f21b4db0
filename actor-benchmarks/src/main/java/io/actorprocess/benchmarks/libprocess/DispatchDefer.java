package io.actorprocess.benchmarks.libprocess;

import java.util.concurrent.CountDownLatch;

import io.actorprocess.benchmarks.workload.Metric;
import io.actorprocess.benchmarks.workload.Trial;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;

/**
 * A process dispatches to itself and defers the callback, which takes 40 KB, again and
 * again.
 */
final class DispatchDefer implements LibprocessWorkload {

	private static final int ITERATIONS = 100_000;

	private static final int INTEGERS = 10_240;

	private static final Metric ELAPSED = new Metric("elapsed", "s");

	private static final int ROUNDS = 5;

	private final boolean copied;

	DispatchDefer(boolean copied) {
		this.copied = copied;
	}

	@Override
	public void run(ProcessManager manager, Trial trial) throws Exception {
		PID<Dispatcher> pid = manager.spawn(new Dispatcher(this.copied));
		for (int round = 0; round < trial.size(ROUNDS, 1); round++) {
			CountDownLatch done = new CountDownLatch(1);
			long start = System.nanoTime();
			pid.tell((dispatcher) -> dispatcher.begin(trial.size(ITERATIONS, 100), done));
			Trial.await(done);
			trial.record(ELAPSED, (System.nanoTime() - start) / 1e9);
		}
	}

	/** Talks to itself. */
	private static final class Dispatcher extends ProcessBase {

		private final boolean copied;

		private int left;

		private CountDownLatch done = new CountDownLatch(0);

		Dispatcher(boolean copied) {
			this.copied = copied;
		}

		void begin(int iterations, CountDownLatch latch) {
			this.left = iterations;
			this.done = latch;
			next(new int[INTEGERS]);
		}

		@SuppressWarnings("FutureReturnValueIgnored") // the callback goes on
		private void next(int[] data) {
			int[] argument = this.copied ? data.clone() : data;
			self(this).dispatch((me) -> argument).then(defer(this::handle));
		}

		private int handle(int[] data) {
			if (--this.left == 0) {
				this.done.countDown();
			}
			else {
				next(data);
			}
			return this.left;
		}

	}

}
