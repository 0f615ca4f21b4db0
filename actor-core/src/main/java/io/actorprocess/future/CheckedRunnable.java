package io.actorprocess.future;

/**
 * A piece of work that may throw any exception.
 * <p>
 * Thread-safety: up to the implementation.
 */
@FunctionalInterface
public interface CheckedRunnable {

	/**
	 * Does the work.
	 * @throws Exception whatever goes wrong
	 */
	void run() throws Exception;

}
