package io.actorprocess.future;

import org.jspecify.annotations.Nullable;

/**
 * A consumer that may throw any exception.
 * <p>
 * Thread-safety: up to the implementation.
 *
 * @param <T> the type of the argument
 */
@FunctionalInterface
public interface CheckedConsumer<T extends @Nullable Object> {

	/**
	 * Consumes the argument.
	 * @param argument the argument
	 * @throws Exception whatever goes wrong
	 */
	void accept(T argument) throws Exception;

}
