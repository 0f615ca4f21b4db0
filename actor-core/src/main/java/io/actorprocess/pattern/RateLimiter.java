package io.actorprocess.pattern;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.actorprocess.clock.Clock;
import io.actorprocess.clock.Timer;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;

/**
 * Grants permits evenly spaced, without bursts: a limiter of two permits per second lets
 * at least half a second pass between any two. The first permit is granted at once, the
 * others in the order of arrival.
 * <p>
 * The rate is an upper bound: what the clock's timers are late is not made up for.
 * <p>
 * Thread-safety: any thread may call any method. The callbacks of a permit that was
 * waited for run on the clock's thread and must be short.
 */
public final class RateLimiter implements AutoCloseable {

	private final Clock clock;

	private final long intervalNanos;

	private final Waiters<@Nullable Void> waiters = new Waiters<>("The rate limiter");

	// Guarded by the waiters

	private long nextNanos;

	/** Pending while somebody waits. */
	private @Nullable Timer timer;

	/**
	 * A limiter.
	 * @param permits how many permits, at least one
	 * @param period in what time; it is divided evenly among the permits
	 * @param clock what measures the time
	 */
	public RateLimiter(int permits, Duration period, Clock clock) {
		if (permits < 1 || period.isNegative() || period.isZero()) {
			throw new IllegalArgumentException(
					"Cannot grant " + permits + " permits in " + period + ": both must be greater than zero");
		}
		this.clock = clock;
		this.intervalNanos = Math.max(1, period.dividedBy(permits).toNanos());
		this.nextNanos = clock.nanoTime();
	}

	/**
	 * Asks for a permit.
	 * @return ready when it is granted; discarding it gives up the place in line, which
	 * goes to the next
	 * @throws IllegalStateException if it would have to wait and the clock is closed
	 */
	public Future<@Nullable Void> acquire() {
		synchronized (this.waiters) {
			if (!this.waiters.isClosed()) {
				long now = this.clock.nanoTime();
				if (this.waiters.isEmpty() && now >= this.nextNanos) {
					this.nextNanos = now + this.intervalNanos;
					return Future.ready(null);
				}
				schedule();
			}
			return this.waiters.add(this::rest);
		}
	}

	/** Guarded by the waiters. */
	private void schedule() {
		if (this.timer == null) {
			this.timer = this.clock.delay(Duration.ofNanos(this.nextNanos - this.clock.nanoTime()), this::grant);
		}
	}

	private void grant() {
		try {
			grantFirst();
		}
		finally {
			this.waiters.deliver();
		}
	}

	private void grantFirst() {
		synchronized (this.waiters) {
			this.timer = null;
			if (this.waiters.hand(null)) {
				this.nextNanos = this.clock.nanoTime() + this.intervalNanos;
			}
			if (!this.waiters.isEmpty()) {
				schedule();
			}
		}
	}

	/** Leaves no timer behind when nobody waits. */
	private void rest() {
		synchronized (this.waiters) {
			if (this.timer != null && this.waiters.isEmpty() && this.timer.cancel()) {
				this.timer = null;
			}
		}
	}

	/**
	 * Discards those who wait; who comes later is abandoned.
	 */
	@Override
	public void close() {
		this.waiters.close(Promise::discard);
		rest();
	}

}
