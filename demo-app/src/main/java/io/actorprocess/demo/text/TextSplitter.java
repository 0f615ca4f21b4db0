package io.actorprocess.demo.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts files into pieces of work of about equal size: many small files go into one piece,
 * a large file into many.
 * <p>
 * Thread-safety: immutable.
 *
 * @param maxBytes the most bytes of a piece, at least 1
 */
public record TextSplitter(long maxBytes) {

	/** Few enough that small jobs still spread over some agents. */
	private static final int WANTED_PIECES = 32;

	private static final long MIN_BYTES = 4 * 1024;

	/** Keeps the message of a piece short where files are tiny. */
	private static final int MAX_RANGES = 500;

	/**
	 * Checks the limit.
	 * @throws IllegalArgumentException if it is below 1
	 */
	public TextSplitter {
		if (maxBytes < 1) {
			throw new IllegalArgumentException("A piece of " + maxBytes + " bytes: at least 1 is needed");
		}
	}

	/**
	 * Cuts files into pieces.
	 * @param files the files; empty ones are left out
	 * @return the pieces; together they hold every byte once
	 */
	public List<List<TextRange>> split(List<TextFile> files) {
		long total = files.stream().mapToLong(TextFile::size).sum();
		long pieceBytes = Math.min(this.maxBytes, Math.max(MIN_BYTES, total / WANTED_PIECES));
		List<List<TextRange>> pieces = new ArrayList<>();
		List<TextRange> piece = new ArrayList<>();
		long room = pieceBytes;
		for (TextFile file : files) {
			for (long start = 0; start < file.size();) {
				long end = Math.min(file.size(), start + room);
				piece.add(new TextRange(file.name(), start, end, file.size()));
				room -= end - start;
				start = end;
				if (room == 0 || piece.size() == MAX_RANGES) {
					pieces.add(List.copyOf(piece));
					piece.clear();
					room = pieceBytes;
				}
			}
		}
		if (!piece.isEmpty()) {
			pieces.add(List.copyOf(piece));
		}
		return List.copyOf(pieces);
	}

}
