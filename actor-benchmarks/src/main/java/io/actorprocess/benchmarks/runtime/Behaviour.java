package io.actorprocess.benchmarks.runtime;

/**
 * What an actor does.
 * <p>
 * Thread-safety: called by one thread at a time.
 */
@FunctionalInterface
public interface Behaviour {

	/**
	 * Handles a message.
	 * @param message the message
	 * @param self the actor
	 */
	void receive(Object message, Self self);

	/**
	 * Called once after the last message, if the actor was {@linkplain Self#stop()
	 * stopped}.
	 */
	default void stopped() {
	}

}
