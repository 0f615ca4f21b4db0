package io.actorprocess.remote.netty;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;

import io.netty.util.concurrent.FastThreadLocalThread;

/**
 * Makes the I/O threads, and waits for their end: an event loop says that it has ended a
 * little before its thread has.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class IoThreads implements ThreadFactory {

	/** Shared. */
	private final List<Thread> threads = new CopyOnWriteArrayList<>();

	@Override
	public Thread newThread(Runnable task) {
		Thread thread = new FastThreadLocalThread(task, "actor-io-" + this.threads.size());
		thread.setDaemon(true);
		this.threads.add(thread);
		return thread;
	}

	/**
	 * Waits for the end of every thread.
	 * @param patience how long to wait for each
	 * @return whether all have ended
	 * @throws InterruptedException if the calling thread is interrupted
	 */
	boolean join(Duration patience) throws InterruptedException {
		for (Thread thread : this.threads) {
			thread.join(patience.toMillis());
		}
		return this.threads.stream().noneMatch(Thread::isAlive);
	}

}
