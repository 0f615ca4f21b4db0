package io.actorprocess.clock;

import org.jspecify.annotations.Nullable;

/**
 * A timer of the system clock, and its own node in the inbox: one object per timer, of 32
 * bytes with compressed references.
 * <p>
 * Thread-safety: as {@link OneShotTimer}; the link belongs to the inbox.
 */
final class WheelTimer extends OneShotTimer {

	/** The deadline of a timer that does not wait at all. No other has it. */
	static final long AT_ONCE = 0;

	/** Written by who puts the timer in the inbox, then by who empties that. */
	@Nullable WheelTimer link;

	private final SystemClock clock;

	WheelTimer(SystemClock clock, long deadlineNanos, Runnable task) {
		super(deadlineNanos, task);
		this.clock = clock;
	}

	@Override
	void leaveClock() {
		this.clock.cancelled();
	}

}
