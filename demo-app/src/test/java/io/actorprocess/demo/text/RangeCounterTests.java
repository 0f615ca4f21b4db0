package io.actorprocess.demo.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RangeCounter}.
 */
class RangeCounterTests {

	/** What wc may stumble over: white space of all kinds, unprintables, broken UTF-8. */
	private static final List<byte[]> PIECES = List.of(utf8(" "), utf8("\n"), utf8("\t"), utf8("\u000b"), utf8("\f"),
			utf8("\r"), utf8("a"), utf8("Wort"), utf8("\u00fc"), utf8("\u0085"), utf8("\u00a0"), utf8("\u2003"),
			utf8("\u2007"), utf8("\u2028"), utf8("\u2060"), utf8("\u200b"), utf8("\u3000"), utf8("\u4e16"),
			utf8("\ud83d\ude00"), utf8("\u0001"), bytes(0x7f), bytes(0x80), bytes(0xc3), bytes(0xe2, 0x80), bytes(0xff),
			bytes(0xed, 0xa0, 0x80), bytes(0xf0, 0x9f), bytes(0xc0, 0x80));

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource({ "'', 0", "'   ', 0", "'one', 1", "' one two\nthree\t', 3", "'a\u00a0b', 2", "'a\u0085b', 1",
			"'a\u2028b', 1", "'a\u2060b', 2", "' \u0001 ', 0", "'\u0001a', 1", "'a\u200bb', 1", "' \u200b ', 1",
			"'\u00fcber \u4e16\u754c', 2", "' \ud83e\udee0 ', 1" })
	void wordsAreCountedAsWcDoes(String text, long words) throws Exception {
		byte[] bytes = utf8(text);

		WordTally tally = count(bytes, List.of(), 100);

		assertThat(tally.words()).isEqualTo(words).isEqualTo(wc(bytes));
	}

	@Test
	void randomBytesAreCountedAsWcDoes() throws Exception {
		List<Path> files = new ArrayList<>();
		List<Long> counted = new ArrayList<>();

		for (int seed = 0; seed < 200; seed++) {
			byte[] text = randomText(new Random(seed), 400);
			files.add(Files.write(this.directory.resolve("text-" + seed), text));
			counted.add(count(text, List.of(), 1000).words());
		}

		assertThat(counted).isEqualTo(Wc.countEach(files));
	}

	@Test
	void everyCharacterThatPrintsIsAWordOrSeparatesWordsAsWcSays() throws Exception {
		List<Path> files = new ArrayList<>();
		List<Long> counted = new ArrayList<>();

		for (int block = 0; block <= Character.MAX_CODE_POINT; block += 0x400) {
			byte[] text = everyCharacter(block, block + 0x400);
			files.add(Files.write(this.directory.resolve("block-" + block), text));
			counted.add(count(text, List.of(), 1 << 16).words());
		}

		assertThat(counted).isEqualTo(Wc.countEach(files));
	}

	@Test
	void whereverATextIsCutTheRangesCountEachWordOnce() {
		for (int seed = 0; seed < 300; seed++) {
			Random random = new Random(seed);
			byte[] text = randomText(random, 60);
			Map<String, Long> whole = count(text, List.of(), 1000).counts();

			for (int cut = 1; cut < text.length; cut++) {
				int other = 1 + random.nextInt(text.length - 1);
				List<Integer> cuts = Arrays.asList(Math.min(cut, other), Math.max(cut, other));

				assertThat(count(text, cuts, 1 + random.nextInt(9)).counts()).as("seed %d, cuts %s", seed, cuts)
					.isEqualTo(whole);
			}
		}
	}

	@Test
	void rangesThatLieWithinOneLongWordLeaveItToTheFirst() {
		byte[] text = utf8("x".repeat(5000) + " y");

		assertThat(count(text, List.of(1000, 2000, 3000), 64).counts())
			.isEqualTo(Map.of("x".repeat(WordBuffer.KEPT), 1L, "y", 1L));
	}

	@Test
	void aLongWordIsCutBetweenCharactersAndNotWithinOne() {
		byte[] text = utf8("a" + "\u00fc".repeat(150));

		assertThat(count(text, List.of(), 1000).counts()).containsOnlyKeys("a" + "\u00fc".repeat(99));
	}

	private static WordTally count(byte[] text, List<Integer> cuts, int sliceBytes) {
		WordTally tally = new WordTally();
		long owned = 0;
		int start = 0;
		List<Integer> ends = new ArrayList<>(cuts);
		ends.add(text.length);
		for (int end : ends) {
			if (end > start) {
				RangeCounter counter = new RangeCounter(new TextRange("text", start, end, text.length), tally);
				feed(counter, text, sliceBytes);
				owned += counter.ownedBytes();
				start = end;
			}
		}
		assertThat(owned).isEqualTo(text.length);
		return tally;
	}

	private static void feed(RangeCounter counter, byte[] text, int sliceBytes) {
		while (!counter.isDone()) {
			int from = (int) counter.position();
			int wanted = counter.wanted(sliceBytes);
			assertThat(wanted).isPositive();
			counter.take(Arrays.copyOfRange(text, from, from + wanted));
		}
	}

	private long wc(byte[] text) throws Exception {
		return Wc.countEach(List.of(Files.write(this.directory.resolve("text"), text))).get(0);
	}

	private static byte[] randomText(Random random, int pieces) {
		ByteArrayOutputStream text = new ByteArrayOutputStream();
		for (int i = 0; i < pieces; i++) {
			text.writeBytes(PIECES.get(random.nextInt(PIECES.size())));
		}
		return text.toByteArray();
	}

	/** Each character that has a meaning yet, alone and between two letters. */
	private static byte[] everyCharacter(int from, int to) throws IOException {
		StringBuilder text = new StringBuilder();
		for (int codePoint = from; codePoint < to; codePoint++) {
			boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
			if (Character.isDefined(codePoint) && !surrogate) {
				text.append(' ').appendCodePoint(codePoint).append(" a").appendCodePoint(codePoint).append('a');
			}
		}
		return utf8(text.toString());
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] bytes(int... values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			bytes[i] = (byte) values[i];
		}
		return bytes;
	}

}
