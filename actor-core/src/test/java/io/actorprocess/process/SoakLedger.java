package io.actorprocess.process;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

import io.actorprocess.future.Future;
import io.actorprocess.future.FutureState;

/**
 * The futures of a soak: how many there are, and how each of them ended.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class SoakLedger {

	/** So many futures may be open at a time; a future that hangs shows here. */
	private static final int WINDOW = 5000;

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final long seed;

	private final Semaphore open = new Semaphore(WINDOW);

	private final Semaphore made = new Semaphore(0);

	private final LongAdder calls = new LongAdder();

	private final AtomicLongArray ends = new AtomicLongArray(FutureState.values().length);

	SoakLedger(long seed) {
		this.seed = seed;
	}

	long seed() {
		return this.seed;
	}

	/** To be called before a call is made. */
	void admit() throws InterruptedException {
		if (!this.open.tryAcquire(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
			throw new IllegalStateException("No future ended for " + LIMIT + ": " + this);
		}
	}

	void enter(Future<?> future) {
		this.calls.increment();
		this.made.release();
		future.onAny((ended) -> {
			this.ends.incrementAndGet(ended.state().ordinal());
			this.open.release();
		});
	}

	boolean awaitCalls(int count, Duration limit) throws InterruptedException {
		return this.made.tryAcquire(count, limit.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Waits until no future is open. */
	boolean awaitEnds(Duration limit) throws InterruptedException {
		boolean ended = this.open.tryAcquire(WINDOW, limit.toMillis(), TimeUnit.MILLISECONDS);
		if (ended) {
			this.open.release(WINDOW);
		}
		return ended;
	}

	long calls() {
		return this.calls.sum();
	}

	long ended(FutureState end) {
		return this.ends.get(end.ordinal());
	}

	long ended() {
		long sum = 0;
		for (FutureState end : FutureState.values()) {
			sum += ended(end);
		}
		return sum;
	}

	@Override
	public String toString() {
		return "%d calls, ends in the order of the states %s, seed %d".formatted(calls(), this.ends, this.seed);
	}

}
