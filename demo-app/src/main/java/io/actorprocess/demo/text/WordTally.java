package io.actorprocess.demo.text;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How often each word was met.
 * <p>
 * Thread-safety: belongs to one process or thread.
 */
public final class WordTally {

	private static final Comparator<WordCount> MOST_FREQUENT_FIRST = Comparator.comparingLong(WordCount::count)
		.reversed()
		.thenComparing(WordCount::word);

	private final Map<String, Long> counts = new HashMap<>();

	private long words;

	/**
	 * Adds a word.
	 * @param word the word
	 */
	public void add(String word) {
		add(word, 1);
	}

	/**
	 * Adds a word several times.
	 * @param word the word
	 * @param count how often
	 */
	public void add(String word, long count) {
		this.counts.merge(word, count, Long::sum);
		this.words += count;
	}

	/**
	 * The words and how often each was met.
	 * @return a view in no order
	 */
	public Map<String, Long> counts() {
		return Collections.unmodifiableMap(this.counts);
	}

	/**
	 * How many words were met.
	 * @return the sum of all counts
	 */
	public long words() {
		return this.words;
	}

	/**
	 * The words met most often; of equally frequent ones those that sort first.
	 * @param limit how many at most
	 * @return the words, most frequent first
	 */
	public List<WordCount> top(int limit) {
		Stream<WordCount> all = this.counts.entrySet()
			.stream()
			.map((entry) -> new WordCount(entry.getKey(), entry.getValue()));
		return all.sorted(MOST_FREQUENT_FIRST).limit(limit).toList();
	}

}
