package io.actorprocess.remote;

import java.io.Serial;

import io.actorprocess.message.ControlCharacters;

/**
 * Bytes that are no frames, or frames that make no sense here. The connection is of no
 * more use.
 */
public final class MalformedFrameException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	MalformedFrameException(String reason) {
		super(ControlCharacters.escaped(reason), null, false, false);
	}

}
