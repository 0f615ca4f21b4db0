package io.actorprocess.remote;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Collects the body of one request after another.
 * <p>
 * Thread-safety: owned by one decoder.
 */
final class BodyReader {

	/*
	 * Memory follows what has arrived, not what was announced: at most twice the bytes
	 * received. A body that arrives in one piece, as most messages do, is copied once
	 * into an array of its size.
	 */

	private static final byte[] NOTHING = {};

	private final LineBuffer lines;

	private final ChunkLines chunks;

	private byte[] bytes = NOTHING;

	private int length;

	/** Bytes to come of the body, or of the current chunk. */
	private int missing;

	private int limit;

	private boolean chunked;

	BodyReader(LineBuffer lines, RequestLimits limits) {
		this.lines = lines;
		this.chunks = new ChunkLines(lines, limits);
	}

	/**
	 * Begins a body.
	 * @param head what was said of it
	 * @param limit the most bytes it may have
	 * @throws MalformedRequestException 413 if it is announced to be larger
	 */
	void begin(RequestHead head, int limit) {
		if (head.contentLength() > limit) {
			throw tooLarge(limit);
		}
		this.lines.clear();
		this.bytes = NOTHING;
		this.length = 0;
		this.limit = limit;
		this.chunked = head.chunked();
		this.missing = (int) head.contentLength();
		this.chunks.begin();
	}

	private static MalformedRequestException tooLarge(int limit) {
		return new MalformedRequestException(413, "The body is larger than " + limit + " bytes");
	}

	/**
	 * Takes in bytes up to the end of the body.
	 * @param in the bytes that arrived
	 * @return whether the body is complete
	 */
	boolean read(ByteBuffer in) {
		copy(in);
		while (this.chunked && this.missing == 0) {
			if (!this.chunks.read(in)) {
				return false;
			}
			int size = this.chunks.size();
			if (size == 0) {
				return true;
			}
			if (size > this.limit - this.length) {
				throw tooLarge(this.limit);
			}
			this.missing = size;
			copy(in);
		}
		return this.missing == 0;
	}

	private void copy(ByteBuffer in) {
		int count = Math.min(in.remaining(), this.missing);
		if (count > 0) {
			reserve(count);
			in.get(this.bytes, this.length, count);
			this.length += count;
			this.missing -= count;
		}
	}

	private void reserve(int count) {
		int needed = this.length + count;
		if (needed <= this.bytes.length) {
			return;
		}
		long size = Math.max(needed, 2L * this.bytes.length);
		boolean last = count < this.missing || this.length == 0;
		long most = last ? (long) this.length + this.missing : this.limit;
		this.bytes = Arrays.copyOf(this.bytes, (int) Math.min(size, most));
	}

	/**
	 * The complete body; it belongs to the caller.
	 * @return the bytes
	 */
	byte[] take() {
		byte[] body = (this.length == this.bytes.length) ? this.bytes : Arrays.copyOf(this.bytes, this.length);
		this.bytes = NOTHING;
		return body;
	}

	/**
	 * How much of the body has arrived.
	 * @return the number of bytes
	 */
	int length() {
		return this.length;
	}

}
