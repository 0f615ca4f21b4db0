package io.actorprocess.future;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A thread that blocks until a future is complete.
 * <p>
 * Thread-safety: as {@link Callback}; the flag is written by the blocked thread only.
 */
final class Waiter extends Callback {

	private final CountDownLatch completed = new CountDownLatch(1);

	private volatile boolean gone;

	/**
	 * Blocks until a future is complete.
	 * @param future the future
	 * @param nanos how long to block at most
	 * @return whether it is complete
	 * @throws InterruptedException if the thread is interrupted while it blocks
	 */
	static boolean await(Future<?> future, long nanos) throws InterruptedException {
		if (!future.isPending()) {
			return true;
		}
		if (nanos <= 0) {
			return false;
		}
		Waiter waiter = new Waiter();
		return !future.push(waiter) || waiter.awaitRegistered(future, nanos);
	}

	/**
	 * Blocks until a future is complete, however often the thread is interrupted.
	 * @param future the future
	 */
	static void awaitUninterruptibly(Future<?> future) {
		boolean interrupted = false;
		while (true) {
			try {
				await(future, Long.MAX_VALUE);
				break;
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Returns a duration in the unit of this class.
	 * @param duration a duration of any length
	 * @return nanoseconds, at most {@link Long#MAX_VALUE}
	 */
	static long nanosOf(Duration duration) {
		try {
			return duration.toNanos();
		}
		catch (ArithmeticException ex) {
			return duration.isNegative() ? 0 : Long.MAX_VALUE;
		}
	}

	private boolean awaitRegistered(Future<?> future, long nanos) throws InterruptedException {
		try {
			return awaitCompleted(nanos) || !future.isPending();
		}
		finally {
			this.gone = true;
			future.remove(this);
		}
	}

	private boolean awaitCompleted(long nanos) throws InterruptedException {
		if (!(Thread.currentThread() instanceof BlockingAware thread)) {
			return this.completed.await(nanos, TimeUnit.NANOSECONDS);
		}
		thread.beforeBlocking();
		try {
			return this.completed.await(nanos, TimeUnit.NANOSECONDS);
		}
		finally {
			thread.afterBlocking();
		}
	}

	@Override
	boolean isStale() {
		return this.gone;
	}

	@Override
	Phase phase() {
		return Phase.STATE;
	}

	@Override
	void fire(Completion completion) {
		this.completed.countDown();
	}

}
