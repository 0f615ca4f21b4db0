package io.actorprocess.demo.text;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Texts in memory, all in one directory.
 */
public final class MemoryTextSource implements TextSource {

	private final Map<String, byte[]> files = new ConcurrentHashMap<>();

	public MemoryTextSource with(String name, String text) {
		return with(name, text.getBytes(StandardCharsets.UTF_8));
	}

	public MemoryTextSource with(String name, byte[] text) {
		this.files.put(name, text);
		return this;
	}

	public List<TextFile> files() {
		return new TreeMap<>(this.files).entrySet()
			.stream()
			.map((file) -> new TextFile(file.getKey(), file.getValue().length))
			.toList();
	}

	/** What a count of each file as a whole gives. */
	public WordTally tally() throws IOException {
		List<TextRange> whole = files().stream()
			.filter((file) -> file.size() > 0)
			.map((file) -> new TextRange(file.name(), 0, file.size(), file.size()))
			.toList();
		TextCounter counter = new TextCounter(this, whole, 1 << 20);
		boolean more = true;
		while (more) {
			more = counter.step();
		}
		return counter.tally();
	}

	@Override
	public List<TextFile> list(String directory) {
		return files();
	}

	@Override
	public byte[] read(String name, long offset, int length) throws IOException {
		byte[] text = this.files.get(name);
		if (text == null) {
			throw new FileNotFoundException(name);
		}
		int end = (int) Math.min(text.length, offset + length);
		return (offset >= end) ? new byte[0] : Arrays.copyOfRange(text, (int) offset, end);
	}

}
