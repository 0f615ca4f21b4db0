package io.actorprocess.pattern;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.CheckedSupplier;
import io.actorprocess.future.Future;

/**
 * A lock that is waited for without blocking a thread. It is handed over in the order of
 * arrival, and belongs to no thread: whoever is done unlocks.
 * <p>
 * Unlike in libprocess a waiter that discards is passed over.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class Mutex implements AutoCloseable {

	private final Waiters<@Nullable Void> waiters = new Waiters<>("The mutex");

	/** Guarded by the waiters. */
	private boolean locked;

	/**
	 * Asks for the lock. Prefer {@link #withLock}, which gives it back in every case.
	 * @return ready when the lock is the caller's; discarding it gives up the place in
	 * line, and has no effect once it is ready
	 */
	public Future<@Nullable Void> lock() {
		synchronized (this.waiters) {
			if (this.locked || this.waiters.isClosed()) {
				return this.waiters.add();
			}
			this.locked = true;
			return Future.ready(null);
		}
	}

	/**
	 * Gives the lock to the next in line, or frees it. The callbacks of the next run on
	 * this thread, before this method returns unless it is called by such a callback.
	 * @return false if nobody had the lock
	 */
	public boolean unlock() {
		synchronized (this.waiters) {
			if (!this.locked) {
				return false;
			}
			this.locked = this.waiters.hand(null);
		}
		this.waiters.deliver();
		return true;
	}

	/**
	 * Does something while holding the lock.
	 * @param <R> the type of the result
	 * @param action runs once the lock is held, and returns a stage; the lock is released
	 * when that is complete
	 * @return ends as the stage does; discarding it gives up the place in line, or asks
	 * the stage to discard
	 */
	public <R extends @Nullable Object> Future<R> withLock(
			CheckedSupplier<? extends CompletionStage<? extends R>> action) {
		return Held.during(lock(), action, this::unlock);
	}

	/**
	 * Abandons those in line and everybody who comes later. Who holds the lock may still
	 * unlock it.
	 */
	@Override
	public void close() {
		this.waiters.close();
	}

}
