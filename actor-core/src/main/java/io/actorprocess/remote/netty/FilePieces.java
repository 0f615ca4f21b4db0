package io.actorprocess.remote.netty;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.future.Future;

/**
 * A file, read while it is sent.
 * <p>
 * Thread-safety: used by one event loop.
 */
final class FilePieces implements BodySource {

	/*
	 * Pieces rather than the system's zero copy: they look the same with TLS, they are
	 * counted, and a client that stops reading is noticed as with any other body. The
	 * length is fixed at the beginning; a file that grows is cut off there.
	 */

	private static final Logger logger = LoggerFactory.getLogger(FilePieces.class);

	private static final int PIECE = 64 * 1024;

	private final Path path;

	private final FileChannel file;

	private final long length;

	private long missing;

	private FilePieces(Path path, FileChannel file) throws IOException {
		this.path = path;
		this.file = file;
		this.length = file.size();
		this.missing = this.length;
	}

	/**
	 * Opens a file.
	 * @param path a regular file
	 * @return its pieces, to be closed by the caller
	 * @throws NoSuchFileException if there is no such file, or it is none with content
	 * @throws IOException if it cannot be read
	 */
	static FilePieces open(Path path) throws IOException {
		if (!Files.isRegularFile(path)) {
			throw new NoSuchFileException(path.toString());
		}
		FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
		try {
			return new FilePieces(path, file);
		}
		catch (IOException ex) {
			file.close();
			throw ex;
		}
	}

	long length() {
		return this.length;
	}

	@Override
	public Future<byte[]> read() {
		ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, this.missing));
		try {
			while (piece.hasRemaining()) {
				if (this.file.read(piece) < 0) {
					throw new EOFException(this.path + " became shorter while it was sent");
				}
			}
			this.missing -= piece.capacity();
			return Future.ready(piece.array());
		}
		catch (IOException ex) {
			return Future.failed(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.file.close();
		}
		catch (IOException ex) {
			logger.warn("Cannot close {}", this.path, ex);
		}
	}

}
