package io.actorprocess.benchmarks.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedTransferQueue;

/**
 * What needs no library on a JDK 21 or newer: a virtual thread and a queue for each
 * actor.
 */
final class VirtualThreadRuntime extends QueueRuntime {

	private static final Object END = new Object();

	private final MethodHandle startVirtualThread;

	private final Queue<BlockingActor> actors = new ConcurrentLinkedQueue<>();

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
	public void close() {
		super.close();
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
