package io.actorprocess.remote;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Collects one body after another, as a whole or in pieces.
 * <p>
 * Thread-safety: owned by one decoder.
 */
final class BodyReader {

	/*
	 * Memory follows what has arrived, not what was announced: at most twice the bytes
	 * received. A body that arrives in one piece, as most messages do, is copied once
	 * into an array of its size. Who takes pieces after each read keeps nothing here.
	 */

	/** The length of a body that ends with its connection. */
	static final long UNTIL_CLOSE = Long.MAX_VALUE;

	/** The limit of a body that is taken in pieces. */
	static final long UNLIMITED = Long.MAX_VALUE;

	private static final byte[] NOTHING = {};

	private final LineBuffer lines;

	private final ChunkLines chunks;

	private final int mostChunks;

	/** What was read and not taken yet, and how much of it counts. */
	private byte[] bytes = NOTHING;

	private int length;

	private long total;

	/** Bytes to come of the body, or of the current chunk. */
	private long missing;

	private long limit;

	private boolean chunked;

	BodyReader(LineBuffer lines, RequestLimits limits) {
		this.lines = lines;
		this.chunks = new ChunkLines(lines, limits);
		this.mostChunks = limits.chunks();
	}

	/**
	 * Begins a body.
	 * @param chunked whether it comes in chunks
	 * @param contentLength its length if it does not, or {@link #UNTIL_CLOSE}
	 * @param limit the most bytes it may have
	 * @throws MalformedRequestException 413 if it is announced to be larger
	 */
	void begin(boolean chunked, long contentLength, long limit) {
		if (contentLength > limit && contentLength != UNTIL_CLOSE) {
			throw tooLarge(limit);
		}
		this.lines.clear();
		this.bytes = NOTHING;
		this.length = 0;
		this.total = 0;
		this.limit = limit;
		this.chunked = chunked;
		this.missing = chunked ? 0 : contentLength;
		this.chunks.begin((limit == UNLIMITED) ? Integer.MAX_VALUE : this.mostChunks);
	}

	private static MalformedRequestException tooLarge(long limit) {
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
			if (size > this.limit - this.total) {
				throw tooLarge(this.limit);
			}
			this.missing = size;
			copy(in);
		}
		return this.missing == 0;
	}

	private void copy(ByteBuffer in) {
		int count = (int) Math.min(in.remaining(), this.missing);
		if (count > 0) {
			if (count > this.limit - this.total) {
				throw tooLarge(this.limit);
			}
			reserve(count);
			in.get(this.bytes, this.length, count);
			this.length += count;
			this.total += count;
			this.missing -= count;
		}
	}

	private void reserve(int count) {
		int needed = this.length + count;
		if (needed <= this.bytes.length) {
			return;
		}
		long size = Math.max(needed, 2L * this.bytes.length);
		boolean last = (count < this.missing || this.length == 0) && this.missing != UNTIL_CLOSE;
		long most = last ? this.length + this.missing : this.limit;
		this.bytes = Arrays.copyOf(this.bytes, (int) Math.min(size, most));
	}

	/**
	 * What was read since the beginning or the last call; it belongs to the caller.
	 * @return the bytes
	 */
	byte[] take() {
		byte[] taken = (this.length == this.bytes.length) ? this.bytes : Arrays.copyOf(this.bytes, this.length);
		this.bytes = NOTHING;
		this.length = 0;
		return taken;
	}

	/**
	 * How much of the body has arrived.
	 * @return the number of bytes, taken or not
	 */
	int length() {
		return (int) Math.min(Integer.MAX_VALUE, this.total);
	}

}
