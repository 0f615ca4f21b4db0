package io.actorprocess.future;

import java.time.Duration;

/**
 * Runs a task later. The clock is one; a test may bring its own.
 * <p>
 * Thread-safety: implementations are safe for use by any thread.
 */
@FunctionalInterface
public interface Delayer {

	/**
	 * Arranges for a task to run once, when the delay has passed and never before.
	 * @param delay how long to wait; zero or negative means as soon as possible
	 * @param task the task
	 * @return a handle that calls the task off
	 */
	Cancellation delay(Duration delay, Runnable task);

}
