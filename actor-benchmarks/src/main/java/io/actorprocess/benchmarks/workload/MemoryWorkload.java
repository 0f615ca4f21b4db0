package io.actorprocess.benchmarks.workload;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.CountDownLatch;

import io.actorprocess.benchmarks.runtime.ActorRuntime;
import io.actorprocess.benchmarks.runtime.Behaviour;
import io.actorprocess.benchmarks.runtime.Self;

/**
 * The heap that an actor takes which has handled a message and waits for the next. Nobody
 * holds its address: that an actor can be reached is the runtime's business.
 */
final class MemoryWorkload implements Workload {

	private static final Metric HEAP = new Metric("heap", "B/actor");

	private static final int COLLECTIONS = 3;

	private final int actors;

	MemoryWorkload(int actors) {
		this.actors = actors;
	}

	@Override
	public void run(ActorRuntime runtime, Trial trial) throws Exception {
		int count = trial.size(this.actors, 1000);
		spawn(runtime, 1000);
		long before = used();
		spawn(runtime, count);
		long after = used();
		trial.record(HEAP, (double) (after - before) / count);
	}

	private static void spawn(ActorRuntime runtime, int count) throws InterruptedException {
		CountDownLatch handled = new CountDownLatch(count);
		Behaviour behaviour = (message, self) -> handled.countDown();
		for (int i = 0; i < count; i++) {
			runtime.spawn(new Own(behaviour)).tell(behaviour);
		}
		Trial.await(handled);
	}

	private static long used() throws InterruptedException {
		MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
		long used = Long.MAX_VALUE;
		for (int i = 0; i < COLLECTIONS; i++) {
			memory.gc();
			used = Math.min(used, memory.getHeapMemoryUsage().getUsed());
		}
		return used;
	}

	/** An object for each actor, as an application has it. */
	private record Own(Behaviour behaviour) implements Behaviour {

		@Override
		public void receive(Object message, Self self) {
			this.behaviour.receive(message, self);
		}

	}

}
