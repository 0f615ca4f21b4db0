package io.actorprocess.benchmarks.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * What needs no library on a JDK 21 or newer: a virtual thread and a queue for each
 * actor.
 */
final class VirtualThreadRuntime implements ActorRuntime {

	private static final Object END = new Object();

	private final MethodHandle startVirtualThread;

	private final Queue<BlockingActor> actors = new ConcurrentLinkedQueue<>();

	private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();

	VirtualThreadRuntime() {
		try {
			this.startVirtualThread = MethodHandles.lookup()
				.findStatic(Thread.class, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("Virtual threads need a JDK 21 or newer; this is " + Runtime.version(), ex);
		}
	}

	static boolean isSupported() {
		return Runtime.version().feature() >= 21;
	}

	@Override
	public Ref spawn(Behaviour behaviour) {
		BlockingActor actor = new BlockingActor(behaviour);
		this.actors.add(actor);
		try {
			this.startVirtualThread.invoke((Runnable) actor);
		}
		catch (Throwable ex) {
			throw new IllegalStateException("Cannot start a virtual thread", ex);
		}
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
		this.actors.forEach((actor) -> actor.tell(END));
	}

	/** The loop of an actor. */
	private static final class BlockingActor extends QueueActor implements Runnable {

		private final LinkedTransferQueue<Object> queue = new LinkedTransferQueue<>();

		BlockingActor(Behaviour behaviour) {
			super(behaviour);
		}

		@Override
		public void tell(Object message) {
			this.queue.add(message);
		}

		@Override
		public void run() {
			try {
				Object message = this.queue.take();
				while (message != END && handle(message)) {
					message = this.queue.take();
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
