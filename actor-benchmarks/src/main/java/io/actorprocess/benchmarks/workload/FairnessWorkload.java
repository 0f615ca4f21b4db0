package io.actorprocess.benchmarks.workload;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

import io.actorprocess.benchmarks.runtime.ActorRuntime;
import io.actorprocess.benchmarks.runtime.Behaviour;
import io.actorprocess.benchmarks.runtime.Ref;
import io.actorprocess.benchmarks.runtime.Self;

/**
 * How long a message from outside to one of a hundred idle actors waits while other
 * actors are flooded: each of them has ten thousand messages and sends itself one more
 * with each that it handles.
 */
final class FairnessWorkload implements Workload {

	private static final int BACKLOG = 10_000;

	private static final int LIGHT = 100;

	private static final long PAUSE_NANOS = 200_000;

	private final int flooded;

	FairnessWorkload(int flooded) {
		this.flooded = flooded;
	}

	@Override
	public void run(ActorRuntime runtime, Trial trial) throws Exception {
		Flooded[] floods = new Flooded[this.flooded];
		for (int i = 0; i < floods.length; i++) {
			floods[i] = new Flooded();
			Ref ref = runtime.spawn(floods[i]);
			for (int j = 0; j < BACKLOG; j++) {
				ref.tell(ref);
			}
		}
		sendPaced(runtime, new Latencies(trial.size(100_000, 1)), trial.warmUpNanos());
		Latencies latencies = new Latencies(trial.size(10_000, 50));
		sendPaced(runtime, latencies, trial.nanos());
		for (Flooded flood : floods) {
			flood.over = true;
		}
		trial.recordPercentiles(latencies.await(), 1000, "us");
	}

	/** The hundred are new ones each time: what the former ones heard does not count. */
	private static void sendPaced(ActorRuntime runtime, Latencies latencies, long nanos) {
		Ref[] light = new Ref[LIGHT];
		for (int i = 0; i < light.length; i++) {
			light[i] = runtime.spawn(latencies);
		}
		long end = System.nanoTime() + nanos;
		for (int i = 0; i < latencies.capacity() && System.nanoTime() < end; i++) {
			LockSupport.parkNanos(PAUSE_NANOS);
			latencies.expect();
			light[i % LIGHT].tell(System.nanoTime());
		}
	}

	/** Is never done. */
	private static final class Flooded implements Behaviour {

		private volatile boolean over;

		@Override
		public void receive(Object message, Self self) {
			if (!this.over) {
				((Ref) message).tell(message);
			}
		}

	}

	/** Takes the age of each message; written by several actors. */
	private static final class Latencies implements Behaviour {

		private final long[] nanos;

		private int expected;

		private int count;

		Latencies(int capacity) {
			this.nanos = new long[capacity];
		}

		int capacity() {
			return this.nanos.length;
		}

		synchronized void expect() {
			this.expected++;
		}

		@Override
		public void receive(Object message, Self self) {
			long age = System.nanoTime() - (Long) message;
			synchronized (this) {
				this.nanos[this.count++] = age;
				notifyAll();
			}
		}

		synchronized long[] await() throws InterruptedException {
			while (this.count < this.expected) {
				wait();
			}
			return Arrays.copyOf(this.nanos, this.count);
		}

	}

}
