package io.actorprocess.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A clock that a test moves by hand.
 * <p>
 * It starts paused. While it is paused, time stands still except in {@link #advance} and
 * {@link #advanceToNextTimer}, which run the due tasks on the calling thread, each at
 * exactly its deadline. A timer without a delay is due at once, but it too runs only when
 * somebody advances the clock, if only by {@link Duration#ZERO}. After {@link #resume}
 * time follows the machine's.
 * <p>
 * A task that creates another timer without a delay each time it runs keeps
 * {@code advance} from returning.
 * <p>
 * Thread-safety: safe from any thread; of several threads that advance, each waits for
 * the one before.
 */
public final class VirtualClock implements Clock {

	/*
	 * Time is a number of nanoseconds since the start. While paused that number is
	 * stored; while running it is the stored number and what has passed on a system clock
	 * since resume(). pause() stores the sum, so time never goes backwards and keeps what
	 * it was advanced.
	 *
	 * Advancing to a target, holding the firing lock:
	 *
	 * 1. Take the first timer whose deadline is not after the target, and move time to
	 * that deadline.
	 *
	 * 2. Run its task without holding the monitor, so that the task and other threads can
	 * read the clock and create timers.
	 *
	 * 3. Repeat; timers created meanwhile have taken their place in the order.
	 *
	 * 4. When none is left, move time to the target.
	 *
	 * While the clock runs, an alarm on a system clock stands in for the first timer and
	 * fires whatever is due by then.
	 *
	 * Locks: firing before the monitor before the system clock's lock.
	 *
	 * libprocess gives every process a clock of its own while paused and fires due timers
	 * from the event loop, after advance() has returned. See docs/adr/0003.
	 */

	/**
	 * Where a clock starts unless told otherwise: the beginning of 2020, UTC.
	 */
	public static final Instant DEFAULT_START = Instant.parse("2020-01-01T00:00:00Z");

	private static final Logger logger = LoggerFactory.getLogger(Clock.class);

	// Immutable.

	private final Instant start;

	private final Clock system = Clock.system();

	private final Object monitor = new Object();

	/** Held while tasks run, so that they run one at a time. */
	private final ReentrantLock firing = new ReentrantLock();

	// Guarded by the monitor.

	private final TreeSet<VirtualTimer> timers = new TreeSet<>();

	private long storedNanos;

	private long resumedAtNanos;

	private boolean paused = true;

	private boolean closed;

	private long created;

	private int runningTasks;

	private @Nullable Timer alarm;

	/**
	 * Creates a clock that is paused at {@link #DEFAULT_START}.
	 */
	public VirtualClock() {
		this(DEFAULT_START);
	}

	/**
	 * Creates a clock that is paused.
	 * @param start what {@link #now()} says first
	 */
	public VirtualClock(Instant start) {
		this.start = Objects.requireNonNull(start, "start");
	}

	@Override
	public long nanoTime() {
		synchronized (this.monitor) {
			return currentNanos();
		}
	}

	private long currentNanos() {
		return this.paused ? this.storedNanos
				: Nanos.after(this.storedNanos, this.system.nanoTime() - this.resumedAtNanos);
	}

	/**
	 * The start and what has passed since. It never jumps.
	 */
	@Override
	public Instant now() {
		return this.start.plusNanos(nanoTime());
	}

	@Override
	public Timer delay(Duration delay, Runnable task) {
		Objects.requireNonNull(task, "task");
		long delayNanos = Nanos.of(delay);
		synchronized (this.monitor) {
			if (this.closed) {
				throw new IllegalStateException(
						"The virtual clock is closed and takes no more timers: create timers before closing it");
			}
			long deadlineNanos = Nanos.after(currentNanos(), delayNanos);
			VirtualTimer timer = new VirtualTimer(this, deadlineNanos, this.created++, task);
			this.timers.add(timer);
			if (this.timers.first() == timer) {
				setAlarm();
			}
			return timer;
		}
	}

	void remove(VirtualTimer timer) {
		synchronized (this.monitor) {
			this.timers.remove(timer);
		}
	}

	/**
	 * Moves time forward and runs what falls due on the way, on the calling thread, each
	 * task at exactly its deadline. Timers that the tasks create are included. A task
	 * that resumes the clock ends the advance.
	 * @param duration how far; zero runs what is due already
	 * @throws IllegalArgumentException if the duration is negative
	 * @throws IllegalStateException if the clock is not paused
	 */
	public void advance(Duration duration) {
		if (duration.isNegative()) {
			throw new IllegalArgumentException("Time cannot be advanced by " + duration + ": it never goes backwards");
		}
		this.firing.lock();
		try {
			advanceTo(Nanos.after(pausedNanos("advance"), Nanos.of(duration)));
		}
		finally {
			this.firing.unlock();
		}
	}

	/**
	 * Moves time to the next deadline and runs everything that is due then, as
	 * {@link #advance} does.
	 * @return how far time moved to get there; empty if there is no timer
	 * @throws IllegalStateException if the clock is not paused
	 */
	public Optional<Duration> advanceToNextTimer() {
		this.firing.lock();
		try {
			long before = pausedNanos("advanceToNextTimer");
			Optional<Long> next = nextDeadlineNanos();
			next.ifPresent(this::advanceTo);
			return next.map((deadlineNanos) -> Duration.ofNanos(deadlineNanos - before));
		}
		finally {
			this.firing.unlock();
		}
	}

	private long pausedNanos(String operation) {
		synchronized (this.monitor) {
			if (!this.paused) {
				throw new IllegalStateException("Cannot " + operation
						+ ": the virtual clock is running and follows the machine's time; call pause() first");
			}
			return this.storedNanos;
		}
	}

	private void advanceTo(long targetNanos) {
		for (VirtualTimer timer = moveToNext(targetNanos); timer != null; timer = moveToNext(targetNanos)) {
			fire(timer);
		}
	}

	private @Nullable VirtualTimer moveToNext(long targetNanos) {
		synchronized (this.monitor) {
			if (!this.paused) {
				return null;
			}
			VirtualTimer timer = takeDue(targetNanos);
			this.storedNanos = Math.max(this.storedNanos, (timer != null) ? timer.deadlineNanos : targetNanos);
			return timer;
		}
	}

	private @Nullable VirtualTimer takeDue(long nanos) {
		if (this.timers.isEmpty() || this.timers.first().deadlineNanos > nanos) {
			return null;
		}
		this.runningTasks++;
		return this.timers.pollFirst();
	}

	private void fire(VirtualTimer timer) {
		timer.fire();
		synchronized (this.monitor) {
			this.runningTasks--;
		}
	}

	/**
	 * Stops time. Does nothing if the clock is paused. A task that the running clock has
	 * begun is not awaited.
	 */
	public void pause() {
		synchronized (this.monitor) {
			this.storedNanos = currentNanos();
			this.paused = true;
			setAlarm();
		}
	}

	/**
	 * Lets time follow the machine's, from where it stands. Tasks then run on a thread of
	 * the clock. Does nothing if the clock is running.
	 */
	public void resume() {
		synchronized (this.monitor) {
			if (this.paused) {
				this.resumedAtNanos = this.system.nanoTime();
				this.paused = false;
				setAlarm();
			}
		}
	}

	/**
	 * Arranges for the running clock to fire its first timer; a paused one needs none.
	 */
	private void setAlarm() {
		if (this.alarm != null) {
			this.alarm.cancel();
			this.alarm = null;
		}
		if (!this.paused && !this.timers.isEmpty()) {
			long waitNanos = this.timers.first().deadlineNanos - currentNanos();
			this.alarm = this.system.delay(Duration.ofNanos(waitNanos), this::fireDue);
		}
	}

	private void fireDue() {
		this.firing.lock();
		try {
			for (VirtualTimer timer = nextDue(); timer != null; timer = nextDue()) {
				fire(timer);
			}
		}
		finally {
			this.firing.unlock();
		}
	}

	private @Nullable VirtualTimer nextDue() {
		synchronized (this.monitor) {
			VirtualTimer timer = this.paused ? null : takeDue(currentNanos());
			if (timer == null) {
				setAlarm();
			}
			return timer;
		}
	}

	/**
	 * Whether time stands still.
	 * @return true until {@link #resume} and after {@link #pause}
	 */
	public boolean isPaused() {
		synchronized (this.monitor) {
			return this.paused;
		}
	}

	/**
	 * Whether a task is due that has not ended: it waits for somebody to advance the
	 * clock, or it runs at this moment.
	 * @return false when everything up to the present is done
	 */
	public boolean hasDueTimers() {
		synchronized (this.monitor) {
			return this.runningTasks > 0
					|| (!this.timers.isEmpty() && this.timers.first().deadlineNanos <= currentNanos());
		}
	}

	/**
	 * When the next timer is due.
	 * @return the time as {@link #now()} will tell it, possibly in the past; empty if
	 * there is no timer
	 */
	public Optional<Instant> nextDeadline() {
		return nextDeadlineNanos().map(this.start::plusNanos);
	}

	private Optional<Long> nextDeadlineNanos() {
		synchronized (this.monitor) {
			return this.timers.isEmpty() ? Optional.empty() : Optional.of(this.timers.first().deadlineNanos);
		}
	}

	@Override
	public int timers() {
		synchronized (this.monitor) {
			return this.timers.size();
		}
	}

	@Override
	public int cancelAll() {
		synchronized (this.monitor) {
			int dropped = (int) this.timers.stream().filter(VirtualTimer::drop).count();
			this.timers.clear();
			setAlarm();
			return dropped;
		}
	}

	@Override
	public void close() {
		synchronized (this.monitor) {
			this.closed = true;
			int dropped = cancelAll();
			if (dropped > 0) {
				logger.info("The virtual clock was closed: {} pending timers will not fire", dropped);
			}
		}
		this.system.close();
	}

}
