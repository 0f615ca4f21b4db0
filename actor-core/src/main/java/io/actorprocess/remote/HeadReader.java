package io.actorprocess.remote;

import java.nio.ByteBuffer;

/**
 * Collects the lines of one head after another: the first line, then the header fields.
 * <p>
 * Thread-safety: owned by one decoder.
 */
final class HeadReader {

	private final RequestLimits limits;

	private final LineBuffer lines = new LineBuffer();

	private final HeaderTable fields = new HeaderTable();

	HeadReader(RequestLimits limits) {
		this.limits = limits;
	}

	/** The bytes of the lines. */
	LineBuffer lines() {
		return this.lines;
	}

	/** Where the fields are among the lines. */
	HeaderTable fields() {
		return this.fields;
	}

	/**
	 * Takes in bytes up to the end of the first line.
	 * @param in the bytes that arrived
	 * @param statusIfLonger what to answer to a line beyond the limit
	 * @return whether the line is complete
	 */
	boolean readLine(ByteBuffer in, int statusIfLonger) {
		return this.lines.read(in, this.limits.requestLine(), statusIfLonger);
	}

	/**
	 * The first line was understood: fields follow.
	 */
	void beginFields() {
		this.lines.clear();
		this.fields.clear();
	}

	/**
	 * Takes in bytes up to the empty line.
	 * @param in the bytes that arrived
	 * @return whether the fields are complete
	 * @throws MalformedRequestException 431 if they exceed a limit
	 */
	boolean readFields(ByteBuffer in) {
		while (this.lines.read(in, this.limits.headerBytes() - this.lines.start(), 431)) {
			if (this.lines.isLineEmpty()) {
				return true;
			}
			if (this.fields.size() == this.limits.headerCount()) {
				throw new MalformedRequestException(431, "More than " + this.fields.size() + " header fields");
			}
			this.fields.add(this.lines);
			this.lines.next();
		}
		return false;
	}

}
