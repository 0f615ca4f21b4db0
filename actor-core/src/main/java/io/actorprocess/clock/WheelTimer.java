package io.actorprocess.clock;

import org.jspecify.annotations.Nullable;

/**
 * A timer of the system clock. It knows its place in the wheel, so that there is one
 * object per timer: 40 bytes with compressed references.
 * <p>
 * Thread-safety: as {@link OneShotTimer}; the place belongs to the wheel.
 */
final class WheelTimer extends OneShotTimer {

	// Guarded by the wheel's owner.

	/** Where the timer is in the wheel, null if it is not. */
	@Nullable TimerChunk chunk;

	int place;

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
