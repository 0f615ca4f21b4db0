package io.actorprocess.demo.text;

import java.io.IOException;
import java.util.List;

/**
 * Where texts come from: the file system, or the memory of a test.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public interface TextSource {

	/**
	 * Finds every text file below a directory. A file is text if its first 8 KiB hold no
	 * NUL byte. Symbolic links are not followed.
	 * @param directory the directory as the user names it
	 * @return the files in an order that depends on their names only
	 * @throws RefusedPathException if the path names no directory that may be read
	 */
	List<TextFile> list(String directory) throws RefusedPathException;

	/**
	 * Reads a part of a file.
	 * @param name the file's name, from {@link #list}
	 * @param offset where the part begins, in bytes
	 * @param length how many bytes to read
	 * @return the bytes; fewer than asked for only if the file ends
	 * @throws IOException if the file cannot be read
	 */
	byte[] read(String name, long offset, int length) throws IOException;

}
