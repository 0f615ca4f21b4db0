package io.actorprocess.pattern;

import org.jspecify.annotations.Nullable;

/**
 * What the body of a {@link Loop} decides: once more, or the end.
 *
 * @param <R> the type of the loop's result
 */
public sealed interface ControlFlow<R extends @Nullable Object> {

	/**
	 * Goes on with the next iteration.
	 *
	 * @param <R> the type of the loop's result
	 */
	record Continue<R extends @Nullable Object>() implements ControlFlow<R> {

		private static final ControlFlow<?> INSTANCE = new Continue<>();

	}

	/**
	 * Ends the loop.
	 *
	 * @param <R> the type of the loop's result
	 * @param value the loop's result
	 */
	record Break<R extends @Nullable Object>(R value) implements ControlFlow<R> {
	}

	/**
	 * Goes on with the next iteration.
	 * @param <R> the type of the loop's result
	 * @return the decision to continue
	 */
	@SuppressWarnings("unchecked")
	static <R extends @Nullable Object> ControlFlow<R> next() {
		return (ControlFlow<R>) Continue.INSTANCE;
	}

	/**
	 * Ends the loop.
	 * @param <R> the type of the loop's result
	 * @param value the loop's result
	 * @return the decision to break
	 */
	static <R extends @Nullable Object> ControlFlow<R> stop(R value) {
		return new Break<>(value);
	}

}
