package io.actorprocess.future;

/**
 * A thread that wants to know when the code it runs is about to block. A wait on a future
 * tells the current thread, so that a pool can keep its other work going meanwhile.
 * <p>
 * Thread-safety: both methods are called by the implementing thread itself, in pairs.
 */
public interface BlockingAware {

	/**
	 * The current thread is about to wait for something other threads must do.
	 */
	void beforeBlocking();

	/**
	 * The wait is over, whether it succeeded or not.
	 */
	void afterBlocking();

}
