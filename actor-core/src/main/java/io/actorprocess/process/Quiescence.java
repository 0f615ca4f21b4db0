package io.actorprocess.process;

import java.time.Duration;
import java.util.Objects;

import io.actorprocess.clock.VirtualClock;

/**
 * Waits for the moment when nothing is left to do at the present virtual time.
 * <p>
 * Thread-safety: used by the one thread that settles.
 */
final class Quiescence {

	/*
	 * 1. Fire the timers that are due now. 2. Let the processes run until none is active;
	 * a stepping scheduler is driven right here. 3. If a process became active between 1
	 * and 2, or a timer has become due, begin anew: only a round in which nothing
	 * happened proves rest. A process that is being scheduled counts as active before it
	 * is in the run queue and until after it is idle, so no moment is missed between the
	 * two.
	 */

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final Engine engine;

	Quiescence(Engine engine) {
		this.engine = engine;
	}

	void settle() {
		if (!(this.engine.clock() instanceof VirtualClock clock) || !clock.isPaused()) {
			throw new IllegalStateException(
					"settle() needs a paused VirtualClock: build the manager with one, and pause() it first");
		}
		if (this.engine.isInside()) {
			throw new IllegalStateException("settle() was called within a process, which would wait for itself: "
					+ "call it from the test's own thread");
		}
		Activity activity = Objects.requireNonNull(this.engine.activity());
		long before;
		do {
			before = activity.epoch();
			clock.advance(Duration.ZERO);
			awaitQuiet(activity);
		}
		while (activity.epoch() != before || clock.hasDueTimers());
	}

	private void awaitQuiet(Activity activity) {
		this.engine.scheduler().assist();
		try {
			if (!activity.awaitQuiet(LIMIT)) {
				throw new IllegalStateException("The processes did not come to rest within " + LIMIT
						+ ": one of them blocks, or they keep sending to each other");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while settling", ex);
		}
	}

}
