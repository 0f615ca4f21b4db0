package io.actorprocess.protobuf;

import java.time.Duration;

import io.actorprocess.message.UPID;

/**
 * No response came in time. The peer may have handled the request nevertheless.
 */
public final class RequestTimeoutException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	RequestTimeoutException(UPID peer, String request, String response, Duration timeout) {
		super(peer + " did not answer " + request + " with " + response + " within " + timeout
				+ ": it may be busy, or may answer with another message or from another process");
	}

}
