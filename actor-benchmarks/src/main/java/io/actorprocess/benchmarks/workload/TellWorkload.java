package io.actorprocess.benchmarks.workload;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

import io.actorprocess.benchmarks.runtime.ActorRuntime;
import io.actorprocess.benchmarks.runtime.Ref;

/**
 * One thread from outside sends to one actor, with a bounded number of messages open.
 */
final class TellWorkload implements Workload {

	private static final int WINDOW = 1 << 16;

	private static final int LOOK = 1 << 10;

	/**
	 * A small part of the time that a full window takes: the sender takes no processor
	 * from the actor.
	 */
	private static final long PAUSE_NANOS = 20_000;

	private final BiConsumer<Ref, Object> send;

	TellWorkload(BiConsumer<Ref, Object> send) {
		this.send = send;
	}

	@Override
	public void run(ActorRuntime runtime, Trial trial) throws Exception {
		Counter counter = new Counter();
		Ref actor = runtime.spawn(counter);
		trial.measure(100_000, (operations) -> {
			send(actor, counter, operations);
			return operations;
		});
	}

	private void send(Ref actor, Counter counter, int operations) throws InterruptedException {
		long before = counter.received();
		counter.expect(operations);
		for (int sent = 0; sent < operations; sent++) {
			if (sent % LOOK == 0) {
				while (before + sent - counter.received() > WINDOW) {
					LockSupport.parkNanos(PAUSE_NANOS);
				}
			}
			this.send.accept(actor, actor);
		}
		counter.await();
	}

}
