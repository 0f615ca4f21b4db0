package io.actorprocess.message;

import org.jspecify.annotations.Nullable;

/**
 * Why a linked process is gone.
 * <p>
 * Thread-safety: immutable.
 *
 * @param kind in one word
 * @param cause the failure that ended the process, null if none is known; never known of
 * a process in another runtime
 */
public record ExitReason(Kind kind, @Nullable Throwable cause) {

	/** It ended by request. */
	public static final ExitReason TERMINATED = new ExitReason(Kind.TERMINATED, null);

	/** No process bears the id. */
	public static final ExitReason NO_SUCH_PROCESS = new ExitReason(Kind.NO_SUCH_PROCESS, null);

	/** The connection to its runtime was lost or could not be made. */
	public static final ExitReason DISCONNECTED = new ExitReason(Kind.DISCONNECTED, null);

	/**
	 * Why, in one word.
	 */
	public enum Kind {

		/** It ended by request. */
		TERMINATED,

		/** Its handler failed and its supervision let it end. */
		FAILED,

		/** No process bears the id. */
		NO_SUCH_PROCESS,

		/** The connection to its runtime was lost or could not be made. */
		DISCONNECTED

	}

	/**
	 * The reason of a process that failed.
	 * @param cause what its handler threw
	 * @return the reason
	 */
	public static ExitReason failed(Throwable cause) {
		return new ExitReason(Kind.FAILED, cause);
	}

	@Override
	public String toString() {
		return (this.cause != null) ? this.kind + ": " + this.cause : this.kind.toString();
	}

}
