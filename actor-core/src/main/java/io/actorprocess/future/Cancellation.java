package io.actorprocess.future;

/**
 * A handle that calls off something that has not happened yet.
 * <p>
 * Thread-safety: implementations are safe for use by any thread.
 */
@FunctionalInterface
public interface Cancellation {

	/**
	 * Calls it off.
	 * @return {@code true} if this call prevented it; {@code false} if it has happened,
	 * is happening or was called off before
	 */
	boolean cancel();

}
