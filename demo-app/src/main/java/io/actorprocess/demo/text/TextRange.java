package io.actorprocess.demo.text;

/**
 * A part of a file. It owns the words that start in it, and reads on beyond its end to
 * finish the last one; so the ranges that make up a file count each of its words once,
 * wherever it was cut.
 * <p>
 * Thread-safety: immutable.
 *
 * @param file the file's name
 * @param start the first byte
 * @param end the byte after the last one, greater than the start
 * @param size the size of the file when it was found; what lies beyond is not read
 */
public record TextRange(String file, long start, long end, long size) {

	/**
	 * Checks the bounds.
	 * @throws IllegalArgumentException unless {@code 0 <= start < end <= size}
	 */
	public TextRange {
		if (start < 0 || start >= end || end > size) {
			throw new IllegalArgumentException(
					"The range %d to %d of '%s' is not within its %d bytes".formatted(start, end, file, size));
		}
	}

	/**
	 * How many bytes the range owns.
	 * @return the length
	 */
	public long length() {
		return this.end - this.start;
	}

}
