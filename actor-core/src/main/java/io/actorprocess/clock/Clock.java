package io.actorprocess.clock;

import java.time.Duration;
import java.time.Instant;

import io.actorprocess.future.Delayer;

/**
 * Tells the time and runs tasks later.
 * <p>
 * Tasks run one at a time, in the order of their deadlines, and in the order of creation
 * where the deadlines are equal. What a task throws is logged and disturbs nobody else.
 * No task runs early; how late it runs depends on the clock and on the tasks before it,
 * so a task must be short and must not block.
 * <p>
 * Thread-safety: every method may be called from any thread and from within a task.
 */
public interface Clock extends Delayer, AutoCloseable {

	/**
	 * Creates a clock that follows the machine's time. It owns one daemon thread, started
	 * by its first timer and ended by {@link #close()}. A task runs within about two
	 * milliseconds of its deadline if the machine is not overloaded.
	 * @return a new clock, independent of every other
	 */
	static Clock system() {
		return new SystemClock();
	}

	/**
	 * The time that passes, for measuring. Unlike {@link System#nanoTime()} it is never
	 * negative, so two readings of one clock may be compared directly; readings of two
	 * clocks have nothing to do with each other.
	 * @return nanoseconds since an arbitrary origin; never less than an earlier reading
	 */
	long nanoTime();

	/**
	 * The time of day, for people and for other machines. It may jump where
	 * {@link #nanoTime()} does not.
	 * @return the wall-clock time
	 */
	Instant now();

	/**
	 * Runs a task when a delay has passed.
	 * @param delay how long to wait. Zero and less do not wait at all: the task is due at
	 * once, ahead of timers that still wait. A delay beyond 292 years counts as 292 years
	 * @param task what to run, on a thread of the clock's choice and never within this
	 * call
	 * @return the timer
	 * @throws IllegalStateException if the clock is closed
	 */
	@Override
	Timer delay(Duration delay, Runnable task);

	/**
	 * How many timers are pending. A snapshot: other threads may change it meanwhile.
	 * @return the number of pending timers
	 */
	int timers();

	/**
	 * Cancels every pending timer.
	 * @return how many timers this call prevented from firing
	 */
	int cancelAll();

	/**
	 * Drops the pending timers without running them, logs how many there were, and
	 * refuses new ones. A task that already runs is not awaited. Closing twice does
	 * nothing.
	 */
	@Override
	void close();

}
