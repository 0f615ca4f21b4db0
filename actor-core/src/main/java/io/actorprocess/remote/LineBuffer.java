package io.actorprocess.remote;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Collects lines that may arrive in pieces. A line ends in CR LF and nothing else.
 * <p>
 * Thread-safety: owned by one decoder.
 */
final class LineBuffer {

	private static final int INITIAL_SIZE = 512;

	private static final int PIECE = 64;

	private byte[] bytes = new byte[INITIAL_SIZE];

	private int start;

	private int end;

	/**
	 * Takes in bytes up to the end of the current line.
	 * @param in the bytes that arrived
	 * @param maxLength the longest line
	 * @param statusIfLonger what to answer to a longer one
	 * @return whether the line is complete
	 */
	boolean read(ByteBuffer in, int maxLength, int statusIfLonger) {
		while (in.hasRemaining()) {
			int from = this.end;
			int to = copyPiece(in);
			int lineEnd = lineEnd(from, to);
			this.end = lineEnd;
			if (lineEnd - this.start > maxLength + 1) {
				throw new MalformedRequestException(statusIfLonger, "A line is longer than " + maxLength + " bytes");
			}
			if (lineEnd < to) {
				in.position(in.position() - (to - lineEnd - 1));
				requireCarriageReturn();
				return true;
			}
		}
		return false;
	}

	/** Copies some bytes behind the current line, as few calls are faster than many. */
	private int copyPiece(ByteBuffer in) {
		int length = Math.min(in.remaining(), PIECE);
		int to = this.end + length;
		if (to > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(to, 2 * this.bytes.length));
		}
		in.get(this.bytes, this.end, length);
		return to;
	}

	private int lineEnd(int from, int to) {
		byte[] present = this.bytes;
		int at = from;
		while (at < to && present[at] != '\n') {
			at++;
		}
		return at;
	}

	private void requireCarriageReturn() {
		if (this.end == this.start || this.bytes[this.end - 1] != '\r') {
			throw MalformedRequestException.badRequest("A line ends in LF without CR");
		}
		this.end--;
	}

	/**
	 * Begins the next line; the bytes of those before stay where they are.
	 */
	void next() {
		this.start = this.end;
	}

	/**
	 * Forgets all lines.
	 */
	void clear() {
		this.start = 0;
		this.end = 0;
	}

	byte[] bytes() {
		return this.bytes;
	}

	/**
	 * The index of the current line's first byte.
	 * @return an index of {@link #bytes()}
	 */
	int start() {
		return this.start;
	}

	/**
	 * The index after the current line's last byte.
	 * @return an index of {@link #bytes()}
	 */
	int end() {
		return this.end;
	}

	boolean isLineEmpty() {
		return this.start == this.end;
	}

	String text(int from, int to) {
		return Ascii.text(this.bytes, from, to);
	}

}
