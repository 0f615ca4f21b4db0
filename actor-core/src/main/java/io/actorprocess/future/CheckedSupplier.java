package io.actorprocess.future;

import org.jspecify.annotations.Nullable;

/**
 * A supplier that may throw any exception.
 * <p>
 * Thread-safety: up to the implementation.
 *
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface CheckedSupplier<R extends @Nullable Object> {

	/**
	 * Supplies the result.
	 * @return the result
	 * @throws Exception whatever goes wrong
	 */
	R get() throws Exception;

}
