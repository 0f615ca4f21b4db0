package io.actorprocess.benchmarks.workload;

import java.util.concurrent.CountDownLatch;

import io.actorprocess.benchmarks.runtime.ActorRuntime;
import io.actorprocess.benchmarks.runtime.Behaviour;
import io.actorprocess.benchmarks.runtime.Self;

/**
 * One thread from outside starts actors and sends each a message, with which it ends.
 */
final class CreateWorkload implements Workload {

	@Override
	public void run(ActorRuntime runtime, Trial trial) throws Exception {
		trial.measure(10_000, (operations) -> {
			CountDownLatch ended = new CountDownLatch(operations);
			for (int i = 0; i < operations; i++) {
				runtime.spawn(new Ephemeral(ended)).tell(ended);
			}
			Trial.await(ended);
			return operations;
		});
	}

	/** Ends with its first message. */
	private record Ephemeral(CountDownLatch ended) implements Behaviour {

		@Override
		public void receive(Object message, Self self) {
			self.stop();
		}

		@Override
		public void stopped() {
			this.ended.countDown();
		}

	}

}
