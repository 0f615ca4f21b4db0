package io.actorprocess.future;

/**
 * Tells that a {@link Future} will never have a result, because its writer went away: a
 * terminated process, a closed queue, a dropped message.
 * <p>
 * Thread-safety: as {@link Throwable}.
 */
public class AbandonedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param why who abandoned the future, and for what reason
	 */
	public AbandonedException(String why) {
		super(why);
	}

	/**
	 * Creates the exception that a reader throws: it has the reader's stack trace, while
	 * the cause keeps that of the abandoner, who may have told many readers.
	 * @param cause the exception that the future was abandoned with
	 */
	AbandonedException(AbandonedException cause) {
		super(cause.getMessage(), cause);
	}

}
