package io.actorprocess.remote;

import java.nio.charset.StandardCharsets;

/**
 * The characters of HTTP: which bytes may stand where.
 * <p>
 * Thread-safety: stateless.
 */
final class Ascii {

	private static final boolean[] TOKEN = table("!#$%&'*+-.^_`|~", false);

	private static final boolean[] HOST = table("-._~!$&'()*+,;=:%[]", false);

	private static final boolean[] FIELD = table("\t ", true);

	private Ascii() {
	}

	private static boolean[] table(String special, boolean allVisible) {
		boolean[] table = new boolean[256];
		for (int c = '!'; c < table.length; c++) {
			table[c] = allVisible ? c != 0x7f : c < 0x80 && Character.isLetterOrDigit(c);
		}
		special.chars().forEach((c) -> table[c] = true);
		return table;
	}

	/**
	 * Whether a byte may be part of a method or of a header's name.
	 * @param b the byte
	 * @return true for a token character
	 */
	static boolean isToken(byte b) {
		return TOKEN[b & 0xff];
	}

	/**
	 * Whether a byte may come first, before a request or at a blank line.
	 * @param b the byte
	 * @return false if what follows cannot be HTTP
	 */
	static boolean isBeginning(byte b) {
		return b == '\r' || isToken(b);
	}

	static boolean isToken(byte[] bytes, int from, int to) {
		return from < to && areAll(TOKEN, bytes, from, to);
	}

	/**
	 * Whether bytes may be a header's value: anything but control characters.
	 * @param bytes the bytes
	 * @param from the first index
	 * @param to the index after the last
	 * @return true for a legal value, empty included
	 */
	static boolean isFieldValue(byte[] bytes, int from, int to) {
		return areAll(FIELD, bytes, from, to);
	}

	/**
	 * Whether a text may be the value of {@code Host}.
	 * @param text the value
	 * @return true for a host with or without a port, empty included
	 */
	static boolean isHost(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) >= HOST.length || !HOST[text.charAt(i)]) {
				return false;
			}
		}
		return true;
	}

	private static boolean areAll(boolean[] table, byte[] bytes, int from, int to) {
		for (int i = from; i < to; i++) {
			if (!table[bytes[i] & 0xff]) {
				return false;
			}
		}
		return true;
	}

	static boolean isBlank(byte b) {
		return b == ' ' || b == '\t';
	}

	/**
	 * Whether bytes equal a text but for the case of letters.
	 * @param lower the text in lower case
	 * @param bytes the bytes
	 * @param from the first index
	 * @param to the index after the last
	 * @return true if they are the same
	 */
	static boolean equalsIgnoreCase(String lower, byte[] bytes, int from, int to) {
		if (to - from != lower.length()) {
			return false;
		}
		for (int i = 0; i < lower.length(); i++) {
			byte b = bytes[from + i];
			int folded = (b >= 'A' && b <= 'Z') ? b + ('a' - 'A') : b;
			if (folded != lower.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	static String text(byte[] bytes, int from, int to) {
		return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
	}

}
