package io.actorprocess.remote;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates one gzip member of RFC 1952 as its bytes arrive, with a limit. The JDK's
 * stream has no limit, blocks, and takes in what follows the member.
 * <p>
 * Thread-safety: owned by one decoder.
 */
final class Gunzip {

	/*
	 * 1. HEAD: bytes are collected until the header is whole. 2. BODY: bytes are inflated
	 * as they come; what comes out is kept until it is taken. 3. TRAILER: what follows is
	 * collected and has to be the trailer and nothing else.
	 *
	 * What is malformed is told at the end: until then it is known where the body ends,
	 * so the connection stays of use. What is too large is told at once.
	 */

	private static final int HEADER_LENGTH = 10;

	/** The longest field of a header and room for the others. */
	private static final int LONGEST_HEADER = 66 * 1024;

	private static final int TRAILER_LENGTH = 8;

	private static final int HEADER_CRC = 2;

	private static final int EXTRA = 4;

	private static final int NAME = 8;

	private static final int COMMENT = 16;

	private static final int PIECE = 8192;

	private final long limit;

	private final Inflater inflater = new Inflater(true);

	private final CRC32 crc = new CRC32();

	/** What was inflated and not taken yet. */
	private final ByteArrayOutputStream inflated = new ByteArrayOutputStream();

	/** The header, later the trailer. */
	private final ByteArrayOutputStream frame = new ByteArrayOutputStream(HEADER_LENGTH);

	private boolean headed;

	private boolean malformed;

	private long total;

	Gunzip(long limit) {
		this.limit = limit;
	}

	/**
	 * Inflates a member that is there as a whole.
	 * @param bytes the member and nothing else
	 * @param limit the most bytes it may inflate to
	 * @return the inflated bytes
	 * @throws IllegalArgumentException if the bytes are no whole member
	 * @throws MalformedRequestException 413 if it inflates to more
	 */
	static byte[] inflate(byte[] bytes, long limit) {
		Gunzip gunzip = new Gunzip(limit);
		try {
			gunzip.add(bytes);
			gunzip.requireWhole();
			return gunzip.take();
		}
		finally {
			gunzip.close();
		}
	}

	/**
	 * Takes in some bytes of the member.
	 * @param piece the bytes
	 * @throws MalformedRequestException 413 if they inflate to more than the limit
	 */
	void add(byte[] piece) {
		try {
			int from = this.headed ? 0 : skipHeader(piece);
			if (this.headed && !this.malformed) {
				inflate(piece, from);
			}
		}
		catch (DataFormatException ex) {
			this.malformed = true;
		}
	}

	/** Returns where the piece goes on after the header. */
	private int skipHeader(byte[] piece) throws DataFormatException {
		int before = this.frame.size();
		this.frame.writeBytes(piece);
		int length = headerLength(this.frame.toByteArray());
		if (length > 0) {
			this.headed = true;
			this.frame.reset();
			return length - before;
		}
		if (this.frame.size() > LONGEST_HEADER) {
			throw new DataFormatException();
		}
		return 0;
	}

	/** Returns zero if there is more to come. */
	private static int headerLength(byte[] bytes) throws DataFormatException {
		try {
			int length = parseHeader(bytes);
			return (length <= bytes.length) ? length : 0;
		}
		catch (IndexOutOfBoundsException ex) {
			return 0;
		}
	}

	private static int parseHeader(byte[] bytes) throws DataFormatException {
		if (bytes[0] != 0x1f || bytes[1] != (byte) 0x8b || bytes[2] != 8 || (bytes[3] & 0xe0) != 0) {
			throw new DataFormatException();
		}
		int flags = bytes[3];
		int at = HEADER_LENGTH;
		if ((flags & EXTRA) != 0) {
			at += 2 + (bytes[at] & 0xff) + ((bytes[at + 1] & 0xff) << 8);
		}
		if ((flags & NAME) != 0) {
			at = afterZero(bytes, at);
		}
		if ((flags & COMMENT) != 0) {
			at = afterZero(bytes, at);
		}
		return at + (((flags & HEADER_CRC) != 0) ? 2 : 0);
	}

	private static int afterZero(byte[] bytes, int from) {
		int at = from;
		while (bytes[at] != 0) {
			at++;
		}
		return at + 1;
	}

	private void inflate(byte[] piece, int from) throws DataFormatException {
		int rest = from;
		if (!this.inflater.finished()) {
			this.inflater.setInput(piece, from, piece.length - from);
			byte[] out = new byte[PIECE];
			for (int count = this.inflater.inflate(out); count > 0; count = this.inflater.inflate(out)) {
				keep(out, count);
			}
			if (this.inflater.needsDictionary()) {
				throw new DataFormatException();
			}
			rest = piece.length - this.inflater.getRemaining();
		}
		this.frame.write(piece, rest, piece.length - rest);
		if (this.frame.size() > TRAILER_LENGTH) {
			throw new DataFormatException();
		}
	}

	private void keep(byte[] out, int count) {
		this.total += count;
		if (this.total > this.limit) {
			throw new MalformedRequestException(413, "The body inflates to more than " + this.limit + " bytes");
		}
		this.crc.update(out, 0, count);
		this.inflated.write(out, 0, count);
	}

	/**
	 * What was inflated since the last call.
	 * @return the bytes
	 */
	byte[] take() {
		byte[] taken = this.inflated.toByteArray();
		this.inflated.reset();
		return taken;
	}

	/**
	 * The member is over.
	 * @throws IllegalArgumentException if it is not whole
	 */
	void requireWhole() {
		byte[] trailer = this.frame.toByteArray();
		boolean whole = !this.malformed && this.inflater.finished() && trailer.length == TRAILER_LENGTH
				&& littleEndian(trailer, 0) == (int) this.crc.getValue()
				&& littleEndian(trailer, 4) == (int) this.total;
		if (!whole) {
			throw new IllegalArgumentException("The body is not one whole gzip member");
		}
	}

	private static int littleEndian(byte[] bytes, int at) {
		return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16 | bytes[at + 3] << 24;
	}

	/**
	 * Frees what the inflater holds; nothing can be added after it.
	 */
	void close() {
		this.inflater.end();
	}

}
