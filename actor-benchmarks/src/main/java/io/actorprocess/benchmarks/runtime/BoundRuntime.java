package io.actorprocess.benchmarks.runtime;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jctools.queues.MpscUnboundedArrayQueue;

/**
 * As little as an actor can be: an array queue and a flag on a fork-join pool, without
 * names, life cycle, supervision or figures. A ceiling, not a rival.
 */
final class BoundRuntime extends QueueRuntime {

	private static final int TURN = 256;

	private static final int CHUNK = 128;

	private final ForkJoinPool pool;

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
	public void close() {
		super.close();
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
