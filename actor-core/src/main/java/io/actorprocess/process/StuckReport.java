package io.actorprocess.process;

import java.time.Duration;
import java.util.List;

/**
 * What the watchdog saw when it looked last.
 * <p>
 * Thread-safety: immutable.
 *
 * @param processes the stuck processes, the longest first
 * @param workersHeldFor for how long at least stuck processes have kept every worker, so
 * that no other process ran; zero while a worker is free
 * @param blockingFullFor for how long at least work has waited for a thread of the home
 * of blocking work, and none became free; zero while none waits
 */
public record StuckReport(List<StuckProcess> processes, Duration workersHeldFor, Duration blockingFullFor) {

	/** Nothing is stuck. */
	public static final StuckReport NONE = new StuckReport(List.of(), Duration.ZERO, Duration.ZERO);

}
