package io.actorprocess.pattern;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;

/**
 * Tells when something has happened a number of times.
 * <p>
 * Unlike in libprocess a latch of zero is triggered from the start.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class CountDownLatch implements AutoCloseable {

	private final Waiters<@Nullable Void> waiters = new Waiters<>("The latch");

	/** Guarded by the waiters. */
	private int count;

	/**
	 * A latch.
	 * @param count how many times to count down, not negative
	 */
	public CountDownLatch(int count) {
		if (count < 0) {
			throw new IllegalArgumentException("A latch cannot count down from " + count + ": use zero or more");
		}
		this.count = count;
	}

	/**
	 * Counts down by one, to zero at most.
	 * @return true for the one call that triggered the latch
	 */
	public boolean decrement() {
		synchronized (this.waiters) {
			if (this.count == 0 || --this.count > 0) {
				return false;
			}
			this.waiters.handAll(null);
		}
		this.waiters.deliver();
		return true;
	}

	/**
	 * Waits for zero.
	 * @return ready once the latch is triggered, a future of its own for each caller
	 */
	public Future<@Nullable Void> triggered() {
		synchronized (this.waiters) {
			return (this.count == 0) ? Future.<@Nullable Void>ready(null) : this.waiters.add();
		}
	}

	/**
	 * Abandons those who wait, unless the latch is triggered.
	 */
	@Override
	public void close() {
		this.waiters.close();
	}

}
