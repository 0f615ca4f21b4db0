package io.actorprocess.future;

import org.jspecify.annotations.Nullable;

/**
 * A function that may throw any exception.
 * <p>
 * Thread-safety: up to the implementation.
 *
 * @param <T> the type of the argument
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface CheckedFunction<T extends @Nullable Object, R extends @Nullable Object> {

	/**
	 * Applies the function.
	 * @param argument the argument
	 * @return the result
	 * @throws Exception whatever goes wrong
	 */
	R apply(T argument) throws Exception;

}
