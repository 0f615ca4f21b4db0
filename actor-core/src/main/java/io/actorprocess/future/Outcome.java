package io.actorprocess.future;

import org.jspecify.annotations.Nullable;

/**
 * How a future ended, for all ends that the plain value cannot tell: a null value, a
 * value in spite of a requested discard, and every end without a value. The static
 * methods know both forms, the wrapper and the plain value.
 * <p>
 * Thread-safety: immutable.
 *
 * @param state the state, never pending
 * @param content the value or the {@link Throwable}, null where there is neither
 * @param discardRequested whether a discard was requested before the end
 */
record Outcome(FutureState state, @Nullable Object content, boolean discardRequested) {

	private static final Outcome READY_NULL = new Outcome(FutureState.READY, null, false);

	private static final Outcome DISCARDED = new Outcome(FutureState.DISCARDED, null, false);

	static Object ready(@Nullable Object value) {
		return (value != null) ? value : READY_NULL;
	}

	static Object failed(Throwable failure) {
		return new Outcome(FutureState.FAILED, failure, false);
	}

	static Object discarded() {
		return DISCARDED;
	}

	static Object abandoned(AbandonedException reason) {
		return new Outcome(FutureState.ABANDONED, reason, false);
	}

	/**
	 * Returns the given end with the flag that belongs to the future it is stored in.
	 * @param end the end of this or of another future
	 * @param discardRequested whether a discard of this future was requested
	 * @return the end to store
	 */
	static Object stamped(Object end, boolean discardRequested) {
		if (discardRequested(end) == discardRequested) {
			return end;
		}
		FutureState state = stateOf(end);
		Object content = contentOf(end);
		return (state == FutureState.READY && content != null && !discardRequested) ? content
				: new Outcome(state, content, discardRequested);
	}

	static FutureState stateOf(Object end) {
		return (end instanceof Outcome outcome) ? outcome.state : FutureState.READY;
	}

	static @Nullable Object contentOf(Object end) {
		return (end instanceof Outcome outcome) ? outcome.content : end;
	}

	static boolean discardRequested(Object end) {
		return end instanceof Outcome outcome && outcome.discardRequested;
	}

	/**
	 * Returns the message of an exception.
	 * @param thrown the exception
	 * @return the message, or the type of an exception that has none
	 */
	static String messageOf(Throwable thrown) {
		String message = thrown.getMessage();
		return (message != null) ? message : thrown.toString();
	}

}
