package io.actorprocess.demo.text;

import java.nio.charset.StandardCharsets;

/**
 * The word that is being read. Of a very long one only the beginning is kept.
 * <p>
 * Thread-safety: belongs to its counter.
 */
final class WordBuffer {

	/** Longer words that begin alike are one and the same in a tally of words. */
	static final int KEPT = 200;

	private final byte[] bytes = new byte[KEPT];

	private int length;

	private boolean full;

	private boolean printable;

	void append(byte[] from, int at, int count, boolean printable) {
		this.printable |= printable;
		this.full |= this.length + count > KEPT;
		if (!this.full) {
			System.arraycopy(from, at, this.bytes, this.length, count);
			this.length += count;
		}
	}

	boolean isPrintable() {
		return this.printable;
	}

	String text() {
		return new String(this.bytes, 0, this.length, StandardCharsets.UTF_8);
	}

	void clear() {
		this.length = 0;
		this.full = false;
		this.printable = false;
	}

}
