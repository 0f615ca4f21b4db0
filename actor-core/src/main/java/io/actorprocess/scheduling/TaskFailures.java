package io.actorprocess.scheduling;

import java.lang.Thread.UncaughtExceptionHandler;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports tasks that throw out of their turn.
 * <p>
 * Thread-safety: any thread may report, if the handler is thread-safe.
 *
 * @param handler told after the failure was logged
 */
record TaskFailures(UncaughtExceptionHandler handler) {

	private static final Logger logger = LoggerFactory.getLogger(TaskFailures.class);

	/**
	 * Reports a failure on the thread that took the turn.
	 * @param task the task, which counts as idle from now on
	 * @param failure what it threw
	 */
	void report(Task task, Throwable failure) {
		Thread thread = Thread.currentThread();
		try {
			logger.error("{} threw out of its turn on {} and counts as idle; a task must handle its own failures", task,
					thread.getName(), failure);
			this.handler.uncaughtException(thread, failure);
		}
		catch (Throwable ex) {
			logger.error("The uncaught handler of the pool failed as well; the thread goes on", ex);
		}
	}

}
