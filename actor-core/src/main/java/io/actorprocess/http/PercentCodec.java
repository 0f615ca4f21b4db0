package io.actorprocess.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Percent coding as libprocess does it: a {@code +} decodes to a space, upper-case hex
 * digits, {@code ( ) ! ' * - . _} are left alone.
 * <p>
 * Thread-safety: stateless.
 */
public final class PercentCodec {

	private static final String UNRESERVED = "()!'*-._";

	private static final char[] HEX = "0123456789ABCDEF".toCharArray();

	private PercentCodec() {
	}

	/**
	 * Decodes {@code %XX} and {@code +}.
	 * @param text the coded text
	 * @return the decoded text
	 * @throws IllegalArgumentException if an escape is malformed or the bytes are no
	 * UTF-8
	 */
	public static String decode(String text) {
		if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
			return text;
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '%') {
				bytes.write(unescape(text, i));
				i += 2;
			}
			else if (c < 0x80) {
				bytes.write((c == '+') ? ' ' : c);
			}
			else {
				bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
			}
		}
		return utf8(bytes.toByteArray(), text);
	}

	private static int unescape(String text, int at) {
		int high = (at + 2 < text.length()) ? Character.digit(text.charAt(at + 1), 16) : -1;
		int low = (high >= 0) ? Character.digit(text.charAt(at + 2), 16) : -1;
		if (low < 0 || text.charAt(at + 1) > 'f' || text.charAt(at + 2) > 'f') {
			String escape = text.substring(at, Math.min(at + 3, text.length()));
			throw new IllegalArgumentException("Malformed % escape in '" + text + "': '" + escape + "'");
		}
		return high << 4 | low;
	}

	private static String utf8(byte[] bytes, String text) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new IllegalArgumentException("'" + text + "' does not decode to UTF-8", ex);
		}
	}

	/**
	 * Encodes everything but letters, digits and {@code ( ) ! ' * - . _}.
	 * @param text any text
	 * @return the coded text
	 */
	public static String encode(String text) {
		return encode(text, "");
	}

	/**
	 * As {@link #encode(String)}, for a place where more characters have a meaning.
	 * @param text any text
	 * @param special ASCII characters to encode too
	 * @return the coded text
	 */
	public static String encode(String text, String special) {
		StringBuilder coded = new StringBuilder(text.length() + 8);
		for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
			char c = (char) (b & 0xff);
			if (isPlain(c) && special.indexOf(c) < 0) {
				coded.append(c);
			}
			else {
				coded.append('%').append(HEX[c >> 4]).append(HEX[c & 0xf]);
			}
		}
		return coded.toString();
	}

	private static boolean isPlain(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || UNRESERVED.indexOf(c) >= 0;
	}

}
