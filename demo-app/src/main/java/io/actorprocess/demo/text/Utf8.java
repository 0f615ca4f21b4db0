package io.actorprocess.demo.text;

/**
 * Reads UTF-8 one sequence at a time, strictly: no overlong forms, no surrogates, nothing
 * beyond U+10FFFF.
 * <p>
 * Thread-safety: stateless.
 */
final class Utf8 {

	/** No character. */
	static final int NONE = -1;

	/** The byte begins no sequence. */
	static final int INVALID = 0;

	/** The sequence may go on beyond the bytes at hand. */
	static final int INCOMPLETE = -1;

	private Utf8() {
	}

	/**
	 * How long the sequence at a position is.
	 * @param bytes the text
	 * @param at where the sequence begins
	 * @return 1 to 4, {@link #INVALID} or {@link #INCOMPLETE}
	 */
	static int sequenceLength(byte[] bytes, int at) {
		int lead = bytes[at] & 0xff;
		if (lead < 0x80) {
			return 1;
		}
		int length = (lead < 0xc2 || lead > 0xf4) ? INVALID : (lead < 0xe0) ? 2 : (lead < 0xf0) ? 3 : 4;
		for (int i = 1; i < length; i++) {
			if (at + i == bytes.length) {
				return INCOMPLETE;
			}
			if (!continues(lead, i, bytes[at + i] & 0xff)) {
				return INVALID;
			}
		}
		return length;
	}

	private static boolean continues(int lead, int index, int value) {
		int lowest = 0x80;
		int highest = 0xbf;
		if (index == 1) {
			lowest = (lead == 0xe0) ? 0xa0 : (lead == 0xf0) ? 0x90 : lowest;
			highest = (lead == 0xed) ? 0x9f : (lead == 0xf4) ? 0x8f : highest;
		}
		return value >= lowest && value <= highest;
	}

	/**
	 * The character of a valid sequence.
	 * @param bytes the text
	 * @param at where the sequence begins
	 * @param length its length, 1 to 4
	 * @return the code point
	 */
	static int codePoint(byte[] bytes, int at, int length) {
		if (length == 1) {
			return bytes[at];
		}
		int codePoint = bytes[at] & (0x7f >> length);
		for (int i = 1; i < length; i++) {
			codePoint = (codePoint << 6) | (bytes[at + i] & 0x3f);
		}
		return codePoint;
	}

}
