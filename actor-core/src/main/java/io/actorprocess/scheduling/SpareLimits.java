package io.actorprocess.scheduling;

import java.time.Duration;

/**
 * The bounds of a pool's spare threads.
 * <p>
 * Thread-safety: immutable.
 *
 * @param count how many may exist at a time
 * @param keepAlive how long one waits for a thread to stand in for before it ends
 */
record SpareLimits(int count, Duration keepAlive) {

	static final SpareLimits DEFAULT = new SpareLimits(64, Duration.ofSeconds(10));

}
