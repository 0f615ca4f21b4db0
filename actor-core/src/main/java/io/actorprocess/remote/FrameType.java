package io.actorprocess.remote;

/**
 * The first byte of a frame, after its length; {@code docs/wire.md} specifies them.
 */
final class FrameType {

	static final byte MESSAGE = 1;

	static final byte LINK = 2;

	static final byte UNLINK = 3;

	static final byte EXITED = 4;

	static final byte ACK = 5;

	static final byte PING = 6;

	static final byte PONG = 7;

	static final byte GOAWAY = 8;

	/** In the second byte of a message: a process of another node has sent it. */
	static final byte FOREIGN_SENDER = 1;

	/** In the same byte: metadata stand before the body. */
	static final byte METADATA = 2;

	private FrameType() {
	}

}
