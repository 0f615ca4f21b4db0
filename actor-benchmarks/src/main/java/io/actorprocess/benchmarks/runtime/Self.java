package io.actorprocess.benchmarks.runtime;

/**
 * An actor as it sees itself.
 * <p>
 * Thread-safety: for the actor itself.
 */
public interface Self {

	/**
	 * The address of this actor.
	 * @return its address
	 */
	Ref ref();

	/**
	 * Ends this actor after the message in hand.
	 */
	void stop();

}
