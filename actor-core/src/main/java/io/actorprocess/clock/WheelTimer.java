package io.actorprocess.clock;

import org.jspecify.annotations.Nullable;

/**
 * A timer of the system clock and at the same time its own node in the wheel, so that a
 * timer is one object: 40 bytes with compressed references.
 * <p>
 * Thread-safety: the links belong to the list that holds the timer.
 */
final class WheelTimer extends OneShotTimer {

	// Guarded by the wheel's owner. All null while the timer is in no list.

	@Nullable TimerList list;

	@Nullable WheelTimer next;

	@Nullable WheelTimer previous;

	// Immutable.

	private final SystemClock clock;

	WheelTimer(SystemClock clock, long deadlineNanos, Runnable task) {
		super(deadlineNanos, task);
		this.clock = clock;
	}

	@Override
	void leaveClock() {
		this.clock.remove(this);
	}

}
