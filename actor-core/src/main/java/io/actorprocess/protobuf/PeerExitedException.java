package io.actorprocess.protobuf;

import io.actorprocess.message.UPID;

/**
 * The process that was asked has ended, cannot be reached, or never lived. It may have
 * handled the request before.
 */
public final class PeerExitedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	PeerExitedException(UPID peer, String request, String response) {
		super(peer + " ended, or the connection to it did, before it answered " + request + " with " + response);
	}

}
