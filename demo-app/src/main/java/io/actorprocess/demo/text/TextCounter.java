package io.actorprocess.demo.text;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Counts the words of some ranges, one slice at a time.
 * <p>
 * Thread-safety: belongs to one process or thread.
 */
public final class TextCounter {

	private final TextSource source;

	private final int sliceBytes;

	private final Deque<TextRange> ranges;

	private final WordTally tally = new WordTally();

	private @Nullable TextRange range;

	private @Nullable RangeCounter counter;

	private long bytes;

	/**
	 * A counter that has not begun.
	 * @param source where the texts are
	 * @param ranges what to count
	 * @param sliceBytes the most bytes to read in a step, at least 1
	 */
	public TextCounter(TextSource source, List<TextRange> ranges, int sliceBytes) {
		this.source = source;
		this.ranges = new ArrayDeque<>(ranges);
		this.sliceBytes = sliceBytes;
	}

	/**
	 * Counts the next slice.
	 * @return whether there are more
	 * @throws IOException if a file cannot be read, or has become shorter
	 */
	public boolean step() throws IOException {
		if (this.range == null || this.counter == null) {
			this.range = this.ranges.poll();
			if (this.range == null) {
				return false;
			}
			this.counter = new RangeCounter(this.range, this.tally);
		}
		take(this.range, this.counter);
		if (this.counter.isDone()) {
			this.bytes += this.counter.ownedBytes();
			this.counter = null;
		}
		return this.counter != null || !this.ranges.isEmpty();
	}

	private void take(TextRange current, RangeCounter taker) throws IOException {
		int wanted = taker.wanted(this.sliceBytes);
		byte[] slice = this.source.read(current.file(), taker.position(), wanted);
		if (slice.length != wanted) {
			throw new EOFException(
					"'%s' had %d bytes when it was found and is shorter now".formatted(current.file(), current.size()));
		}
		taker.take(slice);
	}

	/**
	 * The words counted so far.
	 * @return a view
	 */
	public WordTally tally() {
		return this.tally;
	}

	/**
	 * How many bytes of finished ranges were read.
	 * @return the sum
	 */
	public long bytes() {
		return this.bytes;
	}

}
