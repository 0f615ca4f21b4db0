package io.actorprocess.remote;

import java.nio.ByteBuffer;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.actorprocess.message.Address;

/**
 * What leaves a session in one piece. It may be filled again once it was encoded.
 * <p>
 * Thread-safety: for one thread.
 */
public final class FrameBatch {

	private static final int MAX_ENTRIES = 512;

	private final @Nullable Object[] entries = new Object[MAX_ENTRIES];

	private int size;

	private @Nullable Address self;

	/** What has arrived from the peer, or -1 if it knows, as with the next two. */
	private long ack = -1;

	private long ping = -1;

	private long pong = -1;

	@Nullable Object[] entries() {
		return this.entries;
	}

	void set(Address self, int size, long ack, long ping, long pong) {
		this.self = self;
		this.size = size;
		this.ack = ack;
		this.ping = ping;
		this.pong = pong;
	}

	/**
	 * Whether there is nothing to send.
	 * @return true if nothing would be written
	 */
	boolean isEmpty() {
		return this.size == 0 && this.ack < 0 && this.ping < 0 && this.pong < 0;
	}

	/**
	 * An upper bound of the bytes.
	 * @return what {@link #encode} needs
	 */
	public int maxLength() {
		int length = 3 * FrameEncoder.MAX_CONTROL_LENGTH;
		for (int i = 0; i < this.size; i++) {
			length = Math.addExact(length, FrameEncoder.maxLength(entry(i)));
		}
		return length;
	}

	/**
	 * Writes the frames and lets go of them.
	 * @param out takes the bytes
	 */
	public void encode(ByteBuffer out) {
		putNumber(FrameType.ACK, this.ack, out);
		putNumber(FrameType.PING, this.ping, out);
		putNumber(FrameType.PONG, this.pong, out);
		for (int i = 0; i < this.size; i++) {
			FrameEncoder.put(entry(i), Objects.requireNonNull(this.self), out);
			this.entries[i] = null;
		}
		this.size = 0;
	}

	private static void putNumber(byte type, long number, ByteBuffer out) {
		if (number >= 0) {
			FrameEncoder.putNumber(type, number, out);
		}
	}

	private Object entry(int index) {
		return Objects.requireNonNull(this.entries[index]);
	}

}
