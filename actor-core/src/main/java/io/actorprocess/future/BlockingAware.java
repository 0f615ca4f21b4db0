package io.actorprocess.future;

/**
 * A {@link Thread} that implements this interface is told when it is about to block on a
 * {@link Future}, so that its pool can put another worker in its place.
 * <p>
 * Thread-safety: both methods are called by the thread itself, always as a pair.
 */
public interface BlockingAware {

	/** The thread is about to block. */
	void beforeBlocking();

	/** The thread no longer blocks. */
	void afterBlocking();

}
