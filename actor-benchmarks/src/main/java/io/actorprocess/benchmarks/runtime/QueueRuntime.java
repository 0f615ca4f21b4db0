package io.actorprocess.benchmarks.runtime;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * A hand-made runtime of {@link QueueActor}s; its timers are those of the JDK.
 */
abstract class QueueRuntime implements ActorRuntime {

	private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();

	@Override
	public final Ref spawnAnswering(UnaryOperator<Object> answer) {
		return spawn(QueueActor.answering(answer));
	}

	@Override
	public final Ref spawnRelay(Ref next) {
		return spawn(QueueActor.relaying(next));
	}

	@Override
	public final Runnable delay(long delayNanos, Runnable task) {
		ScheduledFuture<?> timer = this.timers.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
		return () -> timer.cancel(false);
	}

	@Override
	public void close() {
		this.timers.shutdownNow();
	}

}
