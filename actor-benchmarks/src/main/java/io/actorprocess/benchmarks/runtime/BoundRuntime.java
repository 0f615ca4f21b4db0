package io.actorprocess.benchmarks.runtime;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

import org.jctools.queues.MpscUnboundedArrayQueue;

/**
 * As little as an actor can be: an array queue and a flag on a fork-join pool, without
 * names, life cycle, supervision or figures. A ceiling, not a rival.
 */
final class BoundRuntime implements ActorRuntime {

	private static final int TURN = 256;

	private static final int CHUNK = 128;

	private final ForkJoinPool pool;

	private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();

	/** Actors live as long as their runtime, as those of the others do. */
	private final Queue<Ref> actors = new ConcurrentLinkedQueue<>();

	BoundRuntime(int workers) {
		this.pool = new ForkJoinPool(workers, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true);
	}

	@Override
	public Ref spawn(Behaviour behaviour) {
		PooledActor actor = new PooledActor(behaviour, this.pool);
		this.actors.add(actor);
		return actor;
	}

	@Override
	public Ref spawnAnswering(UnaryOperator<Object> answer) {
		return spawn(QueueActor.answering(answer));
	}

	@Override
	public Ref spawnRelay(Ref next) {
		return spawn(QueueActor.relaying(next));
	}

	@Override
	public Runnable delay(long delayNanos, Runnable task) {
		ScheduledFuture<?> timer = this.timers.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
		return () -> timer.cancel(false);
	}

	@Override
	public void close() {
		this.timers.shutdownNow();
		this.pool.shutdownNow();
	}

	/** A queue and a flag. */
	private static final class PooledActor extends QueueActor implements Runnable {

		private final MpscUnboundedArrayQueue<Object> queue = new MpscUnboundedArrayQueue<>(CHUNK);

		private final AtomicBoolean scheduled = new AtomicBoolean();

		private final Executor executor;

		PooledActor(Behaviour behaviour, Executor executor) {
			super(behaviour);
			this.executor = executor;
		}

		@Override
		public void tell(Object message) {
			this.queue.offer(message);
			schedule();
		}

		private void schedule() {
			if (!this.scheduled.get() && this.scheduled.compareAndSet(false, true)) {
				this.executor.execute(this);
			}
		}

		@Override
		public void run() {
			Object message = this.queue.poll();
			for (int i = 1; message != null && handle(message) && i < TURN; i++) {
				message = this.queue.poll();
			}
			this.scheduled.set(false);
			if (!this.queue.isEmpty()) {
				schedule();
			}
		}

	}

}
