package io.actorprocess.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock that follows the machine's time: a timer wheel behind a lock, and a thread.
 * <p>
 * Thread-safety: safe from any thread.
 */
final class SystemClock implements Clock {

	/*
	 * Every operation on the wheel takes constant time, so one short lock serves all
	 * threads; no task and no system call but the start of the thread happens under it.
	 *
	 * The thread does, in a loop:
	 *
	 * 1. Under the lock, advance the wheel and take at most a batch of due timers, so
	 * that the lock is held briefly. If none is due, publish until when to sleep.
	 *
	 * 2. Without the lock, fire the batch or park.
	 *
	 * Whoever adds a timer that is due before the published time lowers that time and
	 * unparks the thread. A timer added before step 1 is seen by step 1; one added after
	 * it sees the published time; and an unpark that comes before the park is not lost.
	 * While the thread is busy the published time is AWAKE, before which nothing is due,
	 * so nobody unparks in vain.
	 *
	 * A timer in the batch has left the wheel but is pending until it fires (see
	 * OneShotTimer), so it can be cancelled by a task that runs before it in the same
	 * batch.
	 *
	 * libprocess runs its thunks on the thread that serves the sockets, where a slow one
	 * delays all I/O. This thread does nothing else.
	 */

	private static final Logger logger = LoggerFactory.getLogger(Clock.class);

	private static final int BATCH_SIZE = 128;

	private static final long AWAKE = 0;

	private static final long CLOSED = -1;

	// Immutable.

	private final long originNanos = System.nanoTime();

	private final ReentrantLock lock = new ReentrantLock();

	// Guarded by the lock.

	private final TimerWheel wheel = new TimerWheel();

	private long sleepsUntilNanos = AWAKE;

	private @Nullable Thread thread;

	private boolean closed;

	/** Written under the lock by the thread only, which alone may read without it. */
	private final @Nullable WheelTimer[] batch = new WheelTimer[BATCH_SIZE];

	@Override
	public long nanoTime() {
		return System.nanoTime() - this.originNanos;
	}

	@Override
	public Instant now() {
		return Instant.now();
	}

	@Override
	public Timer delay(Duration delay, Runnable task) {
		Objects.requireNonNull(task, "task");
		long delayNanos = Nanos.of(delay);
		WheelTimer timer = new WheelTimer(this, Nanos.after(nanoTime(), delayNanos), task);
		Thread sleeper;
		this.lock.lock();
		try {
			sleeper = add(timer, delayNanos > 0);
		}
		finally {
			this.lock.unlock();
		}
		LockSupport.unpark(sleeper);
		return timer;
	}

	/** Answers the thread if it would sleep too long. */
	private @Nullable Thread add(WheelTimer timer, boolean waits) {
		requireOpen();
		long dueNanos = AWAKE;
		if (waits) {
			dueNanos = this.wheel.add(timer);
		}
		else {
			this.wheel.addDue(timer);
		}
		if (this.thread == null) {
			this.thread = startThread();
		}
		if (dueNanos >= this.sleepsUntilNanos) {
			return null;
		}
		this.sleepsUntilNanos = dueNanos;
		return this.thread;
	}

	private void requireOpen() {
		if (this.closed) {
			throw new IllegalStateException(
					"The clock is closed and takes no more timers: create timers before the runtime that owns it shuts down");
		}
	}

	private Thread startThread() {
		Thread started = new Thread(this::run, "actor-clock");
		started.setDaemon(true);
		started.start();
		return started;
	}

	/**
	 * Takes a cancelled timer out of the wheel.
	 * @param timer the timer
	 */
	void remove(WheelTimer timer) {
		this.lock.lock();
		try {
			this.wheel.remove(timer);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void run() {
		for (long until = nextBatch(); until != CLOSED; until = nextBatch()) {
			fireBatch();
			sleep(until);
		}
	}

	/** Answers until when to sleep after the batch. */
	private long nextBatch() {
		this.lock.lock();
		try {
			this.wheel.advance(nanoTime());
			int count = fillBatch();
			this.sleepsUntilNanos = (count == 0) ? this.wheel.nextExpiryNanos() : AWAKE;
			return this.closed ? CLOSED : this.sleepsUntilNanos;
		}
		finally {
			this.lock.unlock();
		}
	}

	private int fillBatch() {
		Arrays.fill(this.batch, null);
		for (int i = 0; i < BATCH_SIZE; i++) {
			WheelTimer timer = this.wheel.pollDue();
			if (timer == null) {
				return i;
			}
			this.batch[i] = timer;
		}
		return BATCH_SIZE;
	}

	private void fireBatch() {
		for (WheelTimer timer : this.batch) {
			if (timer == null) {
				return;
			}
			timer.fire();
		}
	}

	private void sleep(long untilNanos) {
		// A task may have left the interrupt flag set, with which no park would sleep.
		Thread.interrupted();
		long nanos = untilNanos - nanoTime();
		if (nanos > 0) {
			LockSupport.parkNanos(this, nanos);
		}
	}

	@Override
	public int timers() {
		this.lock.lock();
		try {
			int pending = this.wheel.pending();
			for (WheelTimer timer : this.batch) {
				if (timer != null && timer.isPending()) {
					pending++;
				}
			}
			return pending;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public int cancelAll() {
		this.lock.lock();
		try {
			return dropAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private int dropAll() {
		int dropped = this.wheel.dropAll();
		for (WheelTimer timer : this.batch) {
			if (timer != null && timer.drop()) {
				dropped++;
			}
		}
		return dropped;
	}

	@Override
	public void close() {
		int dropped;
		Thread sleeper;
		this.lock.lock();
		try {
			this.closed = true;
			dropped = dropAll();
			sleeper = this.thread;
		}
		finally {
			this.lock.unlock();
		}
		LockSupport.unpark(sleeper);
		if (dropped > 0) {
			logger.info("The clock was closed: {} pending timers will not fire", dropped);
		}
	}

}
