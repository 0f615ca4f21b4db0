package io.actorprocess.benchmarks.workload;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.actorprocess.benchmarks.runtime.ActorRuntime;
import io.actorprocess.benchmarks.runtime.Ref;

/**
 * One thread from outside asks one actor, a thousand questions open at a time; or it asks
 * an actor that has to ask another one.
 */
final class AskWorkload implements Workload {

	private static final int OPEN = 1000;

	private static final int PATIENCE_SECONDS = 60;

	private final boolean chained;

	AskWorkload(boolean chained) {
		this.chained = chained;
	}

	@Override
	public void run(ActorRuntime runtime, Trial trial) throws Exception {
		Ref answering = runtime.spawnAnswering((question) -> question);
		Ref asked = this.chained ? runtime.spawnRelay(answering) : answering;
		trial.measure(10_000, (operations) -> {
			ask(asked, operations);
			return operations;
		});
	}

	private static void ask(Ref asked, int operations) throws InterruptedException {
		Semaphore places = new Semaphore(OPEN);
		LongAdder wrong = new LongAdder();
		Object question = new Object();
		Consumer<@Nullable Object> done = (answer) -> {
			if (answer != question) {
				wrong.increment();
			}
			places.release();
		};
		for (int i = 0; i < operations; i++) {
			places.acquire();
			asked.ask(question, done);
		}
		if (!places.tryAcquire(OPEN, PATIENCE_SECONDS, TimeUnit.SECONDS) || wrong.sum() != 0) {
			throw new IllegalStateException("Answers are missing, or wrong: " + wrong);
		}
	}

}
