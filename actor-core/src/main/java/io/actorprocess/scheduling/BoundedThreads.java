package io.actorprocess.scheduling;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.future.BlockingAware;

/**
 * The threads for blocking work of a JVM without virtual ones: started when needed, ended
 * when idle, so many at most. A thread that waits for a future does not count, so that
 * work which waits for other work cannot use them all up.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class BoundedThreads extends ThreadPoolExecutor {

	private static final Logger logger = LoggerFactory.getLogger(BoundedThreads.class);

	private final int limit;

	private final SpareLimits spares;

	private final AtomicLong refused = new AtomicLong();

	/** Guarded by this: threads that wait for a future. */
	private int waiting;

	BoundedThreads(int limit, SpareLimits spares, String namePrefix) {
		super(limit, limit, spares.keepAlive().toNanos(), TimeUnit.NANOSECONDS, new LinkedBlockingQueue<>());
		this.limit = limit;
		this.spares = spares;
		AtomicLong started = new AtomicLong();
		setThreadFactory((work) -> new BoundedThread(this, work, namePrefix + started.getAndIncrement()));
		allowCoreThreadTimeOut(true);
	}

	@Override
	public void execute(Runnable command) {
		try {
			super.execute(command);
		}
		catch (OutOfMemoryError ex) {
			// Whoever has a thread takes it
			getQueue().add(command);
			logger.warn("The system gives no more threads for blocking work: {} have to do, and {} turns wait",
					getPoolSize(), getQueue().size(), ex);
		}
	}

	/** How often a thread waited for a future without another in its place. */
	long refused() {
		return this.refused.get();
	}

	private synchronized void replaceWaiting() {
		this.waiting++;
		if (this.waiting > this.spares.count()) {
			this.refused.incrementAndGet();
			return;
		}
		setMaximumPoolSize(this.limit + this.waiting);
		try {
			setCorePoolSize(this.limit + this.waiting);
		}
		catch (OutOfMemoryError ex) {
			this.refused.incrementAndGet();
		}
	}

	private synchronized void takeBack() {
		this.waiting--;
		if (this.waiting < this.spares.count()) {
			setCorePoolSize(this.limit + this.waiting);
			setMaximumPoolSize(this.limit + this.waiting);
		}
	}

	/**
	 * A thread that says when it waits for a future.
	 */
	private static final class BoundedThread extends Thread implements BlockingAware {

		private final BoundedThreads pool;

		BoundedThread(BoundedThreads pool, Runnable work, String name) {
			// Nothing inherited: it is started by whatever happens to need one.
			super(null, work, name, 0, false);
			this.pool = pool;
			setDaemon(true);
		}

		@Override
		public void beforeBlocking() {
			this.pool.replaceWaiting();
		}

		@Override
		public void afterBlocking() {
			this.pool.takeBack();
		}

	}

}
