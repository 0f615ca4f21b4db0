package io.actorprocess.benchmarks.runtime;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The address of an actor.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public interface Ref {

	/**
	 * Sends a message and forgets it.
	 * @param message the message
	 */
	void tell(Object message);

	/**
	 * Sends a message whose answer nobody reads. A runtime that makes no future for each
	 * call tells.
	 * @param message the message
	 */
	default void call(Object message) {
		tell(message);
	}

	/**
	 * Asks an actor that answers.
	 * @param question the question
	 * @param done gets the answer on whatever thread it comes, null if there will be none
	 */
	void ask(Object question, Consumer<@Nullable Object> done);

}
