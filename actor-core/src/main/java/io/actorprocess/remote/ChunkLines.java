package io.actorprocess.remote;

import java.nio.ByteBuffer;

/**
 * The lines between the chunks of a body: sizes, ends and trailer fields.
 * <p>
 * Thread-safety: owned by one decoder.
 */
final class ChunkLines {

	private static final int LONGEST_LINE = 1024;

	/** More digits than a long has are no honest size. */
	private static final int MOST_DIGITS = 16;

	private enum State {

		SIZE, END_OF_DATA, TRAILERS

	}

	private final LineBuffer lines;

	private final RequestLimits limits;

	private final HeaderTable trailer = new HeaderTable();

	private State state = State.SIZE;

	private int size;

	private int count;

	private int most;

	ChunkLines(LineBuffer lines, RequestLimits limits) {
		this.lines = lines;
		this.limits = limits;
	}

	/**
	 * Begins a body.
	 * @param most how many chunks it may have
	 */
	void begin(int most) {
		this.state = State.SIZE;
		this.count = 0;
		this.most = most;
	}

	/**
	 * Takes in bytes up to the first of the next chunk, or up to the end of the body.
	 * @param in the bytes that arrived
	 * @return whether {@link #size()} tells of another chunk
	 */
	boolean read(ByteBuffer in) {
		if (this.state == State.END_OF_DATA) {
			if (!readLine(in)) {
				return false;
			}
			requireEmpty();
			this.state = State.SIZE;
		}
		if (this.state == State.SIZE) {
			if (!readLine(in)) {
				return false;
			}
			beginChunk();
		}
		return this.state != State.TRAILERS || readTrailers(in);
	}

	/**
	 * The size of the chunk that follows.
	 * @return the number of bytes, 0 after the last chunk and its trailers
	 */
	int size() {
		return this.size;
	}

	private boolean readLine(ByteBuffer in) {
		return this.lines.read(in, LONGEST_LINE, 400);
	}

	private void requireEmpty() {
		if (!this.lines.isLineEmpty()) {
			throw MalformedRequestException.badRequest("A chunk is longer than its size");
		}
	}

	private void beginChunk() {
		this.size = parseSize();
		if (this.size > 0 && ++this.count > this.most) {
			throw new MalformedRequestException(413, "A body has at most " + this.most + " chunks");
		}
		this.lines.clear();
		this.state = (this.size == 0) ? State.TRAILERS : State.END_OF_DATA;
	}

	private int parseSize() {
		byte[] bytes = this.lines.bytes();
		int at = this.lines.start();
		long value = 0;
		int significant = 0;
		for (; at < this.lines.end() && Character.digit(bytes[at], 16) >= 0; at++) {
			value = value << 4 | Character.digit(bytes[at], 16);
			significant += (value != 0) ? 1 : 0;
		}
		if (at == this.lines.start() || significant > MOST_DIGITS || !isExtension(bytes, at, this.lines.end())) {
			throw MalformedRequestException.badRequest("The size of a chunk is malformed");
		}
		return (value < 0 || value > Integer.MAX_VALUE) ? Integer.MAX_VALUE : (int) value;
	}

	/** Any number of {@code ;name} and {@code ;name=value}; a quoted value is refused. */
	private static boolean isExtension(byte[] bytes, int from, int to) {
		int at = from;
		while (at < to && bytes[at] == ';') {
			int name = endOfToken(bytes, at + 1, to);
			int value = (name < to && bytes[name] == '=') ? endOfToken(bytes, name + 1, to) : name;
			if (name == at + 1 || value == name + 1) {
				return false;
			}
			at = value;
		}
		return at == to;
	}

	private static int endOfToken(byte[] bytes, int from, int to) {
		int at = from;
		while (at < to && Ascii.isToken(bytes[at])) {
			at++;
		}
		return at;
	}

	private boolean readTrailers(ByteBuffer in) {
		while (this.lines.read(in, this.limits.headerBytes() - this.lines.start(), 431)) {
			if (this.lines.isLineEmpty()) {
				return true;
			}
			this.trailer.clear();
			this.trailer.add(this.lines);
			this.lines.next();
		}
		return false;
	}

}
