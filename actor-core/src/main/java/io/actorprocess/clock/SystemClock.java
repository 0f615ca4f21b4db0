package io.actorprocess.clock;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock that follows the machine's time: a timer wheel, a thread that turns it, and
 * an inbox for new timers.
 * <p>
 * Thread-safety: safe from any thread.
 */
final class SystemClock implements Clock {

	/*
	 * Who creates a timer pushes it into the inbox, and who cancels one takes its task
	 * away: neither touches the wheel or waits for anybody. The wheel is the thread's; a
	 * lock guards it against those who count or drop timers, which is rare.
	 *
	 * The thread does, in a loop:
	 *
	 * 1. Publish that it wakes with the next tick. 2. Empty the inbox into the wheel,
	 * advance the wheel, take at most a batch of due timers. 3. If there are none,
	 * publish until when it could sleep; if the inbox is not empty by then, it is to be
	 * the next tick after all. 4. Without the lock, fire the batch or park.
	 *
	 * Who creates a timer (a) pushes it and then (b) reads what is published. If the
	 * timer is due before that time, it changes the time to AWAKE, which one creator of
	 * many achieves, and unparks the thread. All steps are sequentially consistent: if
	 * (b) comes after 1 or 3, it sees the time; else (a) comes before 2, which takes the
	 * timer, or before 3, which sees it and sleeps for one tick at most. No timer is due
	 * within that, but for one of zero delay, and this one sees 1. An unpark that comes
	 * before the park is not lost. So a thread that creates many timers wakes the other
	 * at most once, and that one takes them over tick by tick.
	 *
	 * A cancelled timer leaves an empty shell behind. Once more than half of the timers
	 * in the wheel are shells it is swept, some thousand at a time. While the thread
	 * sleeps for long, one creation or cancellation in 1024 wakes it, so that neither the
	 * inbox nor the shells pile up.
	 *
	 * A timer in the batch has left the wheel but is pending until it fires (see
	 * OneShotTimer), so it can be cancelled by a task that runs before it in the same
	 * batch.
	 *
	 * libprocess runs its thunks on the thread that serves the sockets, where a slow one
	 * delays all I/O. This thread does nothing else.
	 */

	private static final long CLOSE_MILLIS = 1000;

	private static final Logger logger = LoggerFactory.getLogger(Clock.class);

	private static final VarHandle SLEEPS_UNTIL;

	static {
		try {
			SLEEPS_UNTIL = MethodHandles.lookup().findVarHandle(SystemClock.class, "sleepsUntilNanos", long.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private static final int BATCH_SIZE = 128;

	/** So many shells are not worth a sweep. */
	private static final int SHELLS_ALLOWED = 4096;

	private static final int TIDY_MASK = 1023;

	private static final long LONG_SLEEP_NANOS = 4L << TimerWheel.TICK_SHIFT;

	private static final long AWAKE = -1;

	private static final long CLOSED = -2;

	// Immutable.

	private final long originNanos = System.nanoTime();

	private final ReentrantLock lock = new ReentrantLock();

	// Shared.

	private final TimerInbox inbox = new TimerInbox();

	/** How many timers were fired, cancelled or dropped. */
	private final LongAdder decided = new LongAdder();

	private volatile long sleepsUntilNanos = Long.MAX_VALUE;

	// Guarded by the lock.

	private final TimerWheel wheel = new TimerWheel();

	/** How many timers have left the inbox. */
	private long taken;

	private boolean sweeping;

	private boolean closed;

	/** Written once, under the lock; read by any. */
	private volatile @Nullable Thread thread;

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
		long deadlineNanos = (delayNanos > 0) ? Nanos.after(nanoTime(), delayNanos) : WheelTimer.AT_ONCE;
		WheelTimer timer = new WheelTimer(this, deadlineNanos, task);
		if (!this.inbox.push(timer)) {
			throw new IllegalStateException(
					"The clock is closed and takes no more timers: create timers before the runtime that owns it shuts down");
		}
		wakeBefore(TimerWheel.dueNanos(deadlineNanos));
		wakeToTidy();
		return timer;
	}

	/** Takes note that a timer was cancelled. */
	void cancelled() {
		this.decided.increment();
		wakeToTidy();
	}

	/** Wakes the thread unless it is awake at a time, or will be. */
	private void wakeBefore(long nanos) {
		long until = this.sleepsUntilNanos;
		while (nanos < until) {
			if (SLEEPS_UNTIL.compareAndSet(this, until, AWAKE)) {
				if (this.thread == null) {
					startThread();
				}
				LockSupport.unpark(this.thread);
				return;
			}
			until = this.sleepsUntilNanos;
		}
	}

	private void wakeToTidy() {
		if ((ThreadLocalRandom.current().nextInt() & TIDY_MASK) == 0
				&& this.sleepsUntilNanos - nanoTime() > LONG_SLEEP_NANOS) {
			wakeBefore(AWAKE + 1);
		}
	}

	private void startThread() {
		this.lock.lock();
		try {
			if (this.thread == null && !this.closed) {
				Thread started = new Thread(this::run, "actor-clock");
				started.setDaemon(true);
				started.start();
				this.thread = started;
			}
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
			long now = nanoTime();
			long nextTick = TimerWheel.nextTickNanos(now);
			this.sleepsUntilNanos = nextTick;
			addToWheel(this.inbox.takeAll());
			this.wheel.advance(now);
			if (fillBatch() > 0 || sweepSome()) {
				return AWAKE;
			}
			return this.closed ? CLOSED : publishSleep(nextTick);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void addToWheel(@Nullable WheelTimer first) {
		WheelTimer timer = first;
		while (timer != null) {
			WheelTimer younger = timer.link;
			timer.link = null;
			this.taken++;
			if (timer.isPending()) {
				this.wheel.add(timer);
			}
			timer = younger;
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

	/** Answers whether there is more to sweep. */
	private boolean sweepSome() {
		int held = this.wheel.size();
		this.sweeping = this.sweeping || held - pending() > Math.max(held / 2, SHELLS_ALLOWED);
		this.sweeping = this.sweeping && !this.wheel.sweep(SHELLS_ALLOWED);
		return this.sweeping;
	}

	private long publishSleep(long nextTick) {
		long until = this.wheel.nextExpiryNanos();
		if (until > nextTick) {
			this.sleepsUntilNanos = until;
			if (!this.inbox.isEmpty()) {
				this.sleepsUntilNanos = nextTick;
				return nextTick;
			}
		}
		return until;
	}

	private void fireBatch() {
		for (WheelTimer timer : this.batch) {
			if (timer == null) {
				return;
			}
			// First, as a timer is not pending while its task runs
			this.decided.increment();
			if (!timer.fire()) {
				this.decided.decrement();
			}
			// A task may have left the flag set, which is not for the next
			Thread.interrupted();
		}
	}

	private void sleep(long untilNanos) {
		// With the flag set no park would sleep
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
			addToWheel(this.inbox.takeAll());
			return (int) Math.max(0, pending());
		}
		finally {
			this.lock.unlock();
		}
	}

	/** How many timers that have left the inbox are pending. */
	private long pending() {
		return this.taken - this.decided.sum();
	}

	@Override
	public int cancelAll() {
		this.lock.lock();
		try {
			addToWheel(this.inbox.takeAll());
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
		this.decided.add(dropped);
		return dropped;
	}

	@Override
	public void close() {
		int dropped;
		Thread sleeper;
		this.lock.lock();
		try {
			this.closed = true;
			addToWheel(this.inbox.close());
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
		if (sleeper != null && sleeper != Thread.currentThread()) {
			awaitEnd(sleeper);
		}
	}

	/** Not for ever: a task may take its time, or wait for the caller. */
	private static void awaitEnd(Thread ending) {
		try {
			ending.join(CLOSE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
