package io.actorprocess.remote;

import java.io.Serial;

/**
 * The bytes that arrive are no request, or more than the limits allow. Thrown and caught
 * within the decoder, so it needs no stack trace.
 */
final class MalformedRequestException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final int status;

	private final String reason;

	MalformedRequestException(int status, String reason) {
		super(reason, null, false, false);
		this.status = status;
		this.reason = reason;
	}

	static MalformedRequestException badRequest(String reason) {
		return new MalformedRequestException(400, reason);
	}

	/**
	 * The status to answer with.
	 * @return 4xx or 5xx
	 */
	int status() {
		return this.status;
	}

	/**
	 * What is wrong.
	 * @return a sentence for the client
	 */
	String reason() {
		return this.reason;
	}

}
