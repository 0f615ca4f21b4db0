package io.actorprocess.demo.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Objects;

/**
 * What a character does to a word, as GNU {@code wc} of Debian 12 sees it in the locale
 * {@code C.UTF-8}.
 * <p>
 * Thread-safety: stateless.
 */
final class WordCharacters {

	/*
	 * wc separates words at white space that can be printed: not at the line separator
	 * U+2028 and the next-line control U+0085, but at no-break spaces and at the word
	 * joiner. A run between separators is a word if one of its characters can be printed.
	 * Which can is a table made with glibc, not Java's own: agents with different Java
	 * versions must count alike.
	 */

	private static final BitSet UNPRINTABLE = load();

	private WordCharacters() {
	}

	static boolean isSeparator(int codePoint) {
		return switch (codePoint) {
			case ' ', '\t', '\n', 0x0b, '\f', '\r' -> true;
			case 0xa0, 0x1680, 0x202f, 0x205f, 0x2060, 0x3000 -> true;
			default -> codePoint >= 0x2000 && codePoint <= 0x200a;
		};
	}

	static boolean isPrintable(int codePoint) {
		return !UNPRINTABLE.get(codePoint);
	}

	private static BitSet load() {
		try (InputStream resource = WordCharacters.class.getResourceAsStream("unprintable.txt");
				BufferedReader lines = new BufferedReader(
						new InputStreamReader(Objects.requireNonNull(resource), StandardCharsets.US_ASCII))) {
			BitSet unprintable = new BitSet(Character.MAX_CODE_POINT + 1);
			lines.lines().filter((line) -> !line.startsWith("#")).forEach((line) -> {
				int dash = line.indexOf('-');
				unprintable.set(Integer.parseInt(line, 0, dash, 16),
						Integer.parseInt(line, dash + 1, line.length(), 16) + 1);
			});
			return unprintable;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The table of unprintable characters cannot be read", ex);
		}
	}

}
