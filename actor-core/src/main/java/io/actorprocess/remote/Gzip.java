package io.actorprocess.remote;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates one gzip member of RFC 1952, with a limit. The JDK's stream has no limit and
 * takes in what follows the member.
 * <p>
 * Thread-safety: stateless.
 */
final class Gzip {

	private static final int HEADER_LENGTH = 10;

	private static final int TRAILER_LENGTH = 8;

	private static final int HEADER_CRC = 2;

	private static final int EXTRA = 4;

	private static final int NAME = 8;

	private static final int COMMENT = 16;

	private static final int PIECE = 8192;

	private Gzip() {
	}

	/**
	 * Inflates a member.
	 * @param bytes the member and nothing else
	 * @param limit the most bytes it may inflate to
	 * @return the inflated bytes
	 * @throws IllegalArgumentException if the bytes are no whole member
	 * @throws MalformedRequestException 413 if it inflates to more
	 */
	static byte[] inflate(byte[] bytes, int limit) {
		Inflater inflater = new Inflater(true);
		try {
			int start = headerLength(bytes);
			inflater.setInput(bytes, start, Math.max(0, bytes.length - start));
			byte[] inflated = inflate(inflater, limit);
			checkTrailer(bytes, bytes.length - inflater.getRemaining(), inflated);
			return inflated;
		}
		catch (DataFormatException | IndexOutOfBoundsException ex) {
			throw malformed();
		}
		finally {
			inflater.end();
		}
	}

	private static byte[] inflate(Inflater inflater, int limit) throws DataFormatException {
		ByteArrayOutputStream out = new ByteArrayOutputStream(PIECE);
		byte[] piece = new byte[PIECE];
		while (!inflater.finished()) {
			int count = inflater.inflate(piece);
			if (count == 0 && !inflater.finished()) {
				throw malformed();
			}
			if (count > limit - out.size()) {
				throw new MalformedRequestException(413, "The body inflates to more than " + limit + " bytes");
			}
			out.write(piece, 0, count);
		}
		return out.toByteArray();
	}

	private static int headerLength(byte[] bytes) {
		if (bytes[0] != 0x1f || bytes[1] != (byte) 0x8b || bytes[2] != 8 || (bytes[3] & 0xe0) != 0) {
			throw malformed();
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

	private static void checkTrailer(byte[] bytes, int at, byte[] inflated) {
		CRC32 crc = new CRC32();
		crc.update(inflated);
		boolean whole = bytes.length - at == TRAILER_LENGTH && littleEndian(bytes, at) == (int) crc.getValue()
				&& littleEndian(bytes, at + 4) == inflated.length;
		if (!whole) {
			throw malformed();
		}
	}

	private static int littleEndian(byte[] bytes, int at) {
		return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16 | bytes[at + 3] << 24;
	}

	private static IllegalArgumentException malformed() {
		return new IllegalArgumentException("The body is not one whole gzip member");
	}

}
