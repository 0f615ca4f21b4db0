package io.actorprocess.benchmarks.workload;

import java.util.concurrent.CountDownLatch;

import io.actorprocess.benchmarks.runtime.ActorRuntime;
import io.actorprocess.benchmarks.runtime.Behaviour;
import io.actorprocess.benchmarks.runtime.Ref;
import io.actorprocess.benchmarks.runtime.Self;

/**
 * What an actor costs from its begin to its end, if it lives among a thousand and if it
 * lives among a million. All live at once: each gets a message when it begins and, after
 * all have handled theirs, a second one, with which it ends.
 */
final class PopulationWorkload implements Workload {

	private static final Metric FEW = new Metric("few", "ns/actor");

	private static final Metric MANY = new Metric("many", "ns/actor");

	private static final Metric GROWTH = new Metric("growth", "many/few");

	@Override
	public void run(ActorRuntime runtime, Trial trial) throws Exception {
		int many = trial.size(1_000_000, 2000);
		int few = trial.size(1000, 200);
		// A round of a million takes as long as all the rounds of another workload
		int rounds = (trial.rounds() + 1) / 2;
		double cheap = cost(runtime, few, many / few, rounds);
		double dear = cost(runtime, many, 1, rounds);
		trial.record(FEW, cheap);
		trial.record(MANY, dear);
		// The machine counts processor time in ticks, of which a few actors may take none
		if (cheap > 0) {
			trial.record(GROWTH, dear / cheap);
		}
	}

	/** The least processor time of some rounds, the first of which warm up. */
	private static double cost(ActorRuntime runtime, int actors, int times, int rounds) throws InterruptedException {
		double least = Double.MAX_VALUE;
		for (int round = 0; round < rounds; round++) {
			Meter meter = Meter.start();
			for (int i = 0; i < times; i++) {
				liveAndEnd(runtime, actors);
			}
			meter.stop();
			least = Math.min(least, (double) meter.cpuNanos() / actors / times);
		}
		return least;
	}

	private static void liveAndEnd(ActorRuntime runtime, int actors) throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(actors);
		CountDownLatch ended = new CountDownLatch(actors);
		Ref[] refs = new Ref[actors];
		for (int i = 0; i < actors; i++) {
			refs[i] = runtime.spawn(new Resident(begun, ended));
			refs[i].tell(begun);
		}
		Trial.await(begun);
		for (Ref ref : refs) {
			ref.tell(ended);
		}
		Trial.await(ended);
	}

	/** Ends with its second message. */
	private record Resident(CountDownLatch begun, CountDownLatch ended) implements Behaviour {

		@Override
		public void receive(Object message, Self self) {
			if (message == this.begun) {
				this.begun.countDown();
			}
			else {
				self.stop();
			}
		}

		@Override
		public void stopped() {
			this.ended.countDown();
		}

	}

}
