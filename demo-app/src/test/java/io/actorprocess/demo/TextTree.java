package io.actorprocess.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * A directory of texts that are hard to count.
 */
public final class TextTree {

	private static final List<String> WORDS = List.of("word", "W\u00f6rter", "\u4e16\u754c", "\ud83d\ude00", "-",
			"don't", "x".repeat(300), "\u200b", "\u00e9\u00e8");

	private static final List<String> SPACES = List.of(" ", "\n", "\t", "\u00a0", "\u3000", "\r\n", "  ", "\f");

	private TextTree() {
	}

	/**
	 * Writes text files, some in directories of their own, not all ending with a line.
	 * @param directory where
	 * @param files how many
	 * @param bytes about how long each is
	 */
	public static void write(Path directory, int files, int bytes) throws IOException {
		Random random = new Random(files);
		for (int i = 0; i < files; i++) {
			Path below = Files.createDirectories(directory.resolve("part " + i % 5));
			Files.writeString(below.resolve("text-" + i + ".txt"), text(random, bytes));
		}
		Files.writeString(directory.resolve("empty.txt"), "");
	}

	private static String text(Random random, int length) {
		StringBuilder text = new StringBuilder();
		while (text.length() < length) {
			text.append(WORDS.get(random.nextInt(WORDS.size()))).append(SPACES.get(random.nextInt(SPACES.size())));
		}
		return random.nextBoolean() ? text.toString() : text.toString().strip();
	}

}
