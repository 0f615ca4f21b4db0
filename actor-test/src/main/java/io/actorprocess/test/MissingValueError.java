package io.actorprocess.test;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;

/**
 * A test asked for the value of a future that has none. The cause is why the future
 * failed or was abandoned, if it did.
 * <p>
 * Thread-safety: immutable.
 */
public final class MissingValueError extends AssertionError {

	private static final long serialVersionUID = 1L;

	/**
	 * Says what became of a future instead.
	 * @param future a future without a value
	 */
	public MissingValueError(Future<?> future) {
		this(future, (future.isFailed() || future.isAbandoned()) ? future.failure() : null);
	}

	private MissingValueError(Future<?> future, @Nullable Throwable cause) {
		super("The future has no value: " + future + why(future, cause), cause);
	}

	/** A failed future says it itself. */
	private static String why(Future<?> future, @Nullable Throwable cause) {
		return (cause != null && future.isAbandoned()) ? ": " + cause.getMessage() : "";
	}

}
