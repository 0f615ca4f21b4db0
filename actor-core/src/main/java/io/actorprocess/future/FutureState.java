package io.actorprocess.future;

/**
 * The states of a {@link Future}. Every future starts as {@link #PENDING} and moves at
 * most once, to any of the others.
 * <p>
 * Thread-safety: immutable.
 */
public enum FutureState {

	/** Not completed yet. */
	PENDING("Pending"),

	/** Completed with a value. */
	READY("Ready"),

	/** Completed with a {@link Throwable}. */
	FAILED("Failed"),

	/** Completed without a result, as somebody asked for. */
	DISCARDED("Discarded"),

	/** Given up: whoever should have completed the future went away. */
	ABANDONED("Abandoned");

	private final String text;

	FutureState(String text) {
		this.text = text;
	}

	/**
	 * Returns the name as libprocess prints it.
	 * @return the capitalised name, such as {@code Pending}
	 */
	@Override
	public String toString() {
		return this.text;
	}

}
