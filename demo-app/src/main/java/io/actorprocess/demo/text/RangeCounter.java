package io.actorprocess.demo.text;

import java.util.Arrays;

/**
 * Counts the words of one range from its bytes, slice by slice.
 * <p>
 * Thread-safety: belongs to one process or thread.
 */
public final class RangeCounter {

	/*
	 * The text is decoded into units: a valid UTF-8 sequence is one unit, and so is each
	 * byte that begins none. Bytes between separators form a run; the range owns the runs
	 * whose first byte lies in it.
	 *
	 * 1. Reading begins up to 4 bytes before the range, the longest a unit can be. The
	 * decoder finds its feet there, since no byte within a sequence can begin one; so the
	 * last unit before the range tells whether a run goes on into it. 2. Within the range
	 * every run is counted that starts in it. 3. Beyond the end reading goes on only
	 * while a run is open that is ours. A range therefore ends in the same state,
	 * whatever the slices were, and neighbours agree on every run.
	 *
	 * A sequence that a slice cuts is kept in `held` until the next slice.
	 */

	private static final int LOOK_BEHIND = 4;

	/** A slice of this size finds the end of almost every word. */
	private static final int TAIL = 256;

	// Immutable

	private final TextRange range;

	private final WordTally tally;

	private final WordBuffer word = new WordBuffer();

	// Owned by the caller's thread

	/** Offset of the next byte to take in. */
	private long position;

	/** The beginning of a sequence that the last slice cut. */
	private byte[] held = {};

	private boolean inRun;

	private boolean runIsOurs;

	private boolean done;

	/**
	 * A counter at the beginning of its range.
	 * @param range what to count
	 * @param tally takes the words
	 */
	public RangeCounter(TextRange range, WordTally tally) {
		this.range = range;
		this.tally = tally;
		this.position = Math.max(0, range.start() - LOOK_BEHIND);
	}

	/**
	 * Where the next slice must begin.
	 * @return an offset in the file
	 */
	public long position() {
		return this.position;
	}

	/**
	 * How long the next slice should be.
	 * @param atMost the most bytes to read at once
	 * @return the length, at least 1 unless the counter is done
	 */
	public int wanted(int atMost) {
		long goal = (this.position < this.range.end()) ? this.range.end()
				: Math.min(this.range.size(), this.position + TAIL);
		return (int) Math.min(atMost, goal - this.position);
	}

	/**
	 * Whether every word of the range has been counted.
	 * @return true if no more slices are needed
	 */
	public boolean isDone() {
		return this.done;
	}

	/**
	 * How many bytes of the range itself were taken in.
	 * @return at most the length of the range
	 */
	public long ownedBytes() {
		return Math.max(0, Math.min(this.position, this.range.end()) - this.range.start());
	}

	/**
	 * Takes in the next slice.
	 * @param slice the bytes at {@link #position()}, at most as many as were wanted
	 */
	public void take(byte[] slice) {
		byte[] bytes = join(this.held, slice);
		long base = this.position - this.held.length;
		this.position += slice.length;
		boolean last = this.position >= this.range.size();
		int at = 0;
		while (at < bytes.length && !this.done) {
			int length = Utf8.sequenceLength(bytes, at);
			if (length == Utf8.INCOMPLETE && !last) {
				break;
			}
			unit(bytes, at, length, base + at);
			at += Math.max(1, length);
		}
		this.held = Arrays.copyOfRange(bytes, at, bytes.length);
		if (last || isPastEnd(base + at)) {
			finish();
		}
	}

	private void unit(byte[] bytes, int at, int length, long offset) {
		int codePoint = (length > 0) ? Utf8.codePoint(bytes, at, length) : Utf8.NONE;
		if (codePoint != Utf8.NONE && WordCharacters.isSeparator(codePoint)) {
			endRun();
			this.done = offset >= this.range.end();
			return;
		}
		if (!this.inRun) {
			this.inRun = true;
			this.runIsOurs = offset >= this.range.start() && offset < this.range.end();
		}
		if (this.runIsOurs) {
			boolean printable = codePoint != Utf8.NONE && WordCharacters.isPrintable(codePoint);
			this.word.append(bytes, at, Math.max(1, length), printable);
		}
	}

	private boolean isPastEnd(long offset) {
		return offset >= this.range.end() && !(this.inRun && this.runIsOurs);
	}

	private void endRun() {
		if (this.inRun && this.runIsOurs && this.word.isPrintable()) {
			this.tally.add(this.word.text());
		}
		this.word.clear();
		this.inRun = false;
	}

	private void finish() {
		endRun();
		this.done = true;
	}

	private static byte[] join(byte[] first, byte[] second) {
		if (first.length == 0) {
			return second;
		}
		byte[] both = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, both, first.length, second.length);
		return both;
	}

}
