package io.actorprocess.http;

import java.nio.file.Path;

/**
 * The bytes of a request or of a response: all there, still to come, or in a file.
 * <p>
 * Thread-safety: immutable as long as nobody changes the bytes; a pipe is for any thread.
 */
public sealed interface Body {

	/**
	 * A body that is there.
	 *
	 * @param bytes the bytes, possibly none
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Bytes(byte[] bytes) implements Body {

		@Override
		public String toString() {
			return this.bytes.length + " bytes";
		}

	}

	/**
	 * A body that arrives piece by piece. Whoever gets it reads it to its end or closes
	 * the reader.
	 *
	 * @param reader gives the pieces
	 */
	record Stream(Pipe.Reader reader) implements Body {

		@Override
		public String toString() {
			return "a stream";
		}

	}

	/**
	 * A body that is read from a file when it is sent.
	 *
	 * @param path the file
	 */
	record File(Path path) implements Body {

		@Override
		public String toString() {
			return "the file " + this.path;
		}

	}

	/**
	 * The bytes of a body that is there.
	 * @return the bytes
	 * @throws IllegalStateException if they are still to come
	 */
	default byte[] toBytes() {
		if (this instanceof Bytes present) {
			return present.bytes();
		}
		throw new IllegalStateException("The body is " + this + ", not bytes: read it by its reader");
	}

	/**
	 * The body as a stream, whichever it is of the two that arrive.
	 * @return gives the pieces; another reader at each call if the bytes are there
	 * @throws IllegalStateException if the body is a file
	 */
	default Pipe.Reader toReader() {
		if (this instanceof Stream stream) {
			return stream.reader();
		}
		Pipe pipe = new Pipe();
		pipe.writer().write(toBytes());
		pipe.writer().close();
		return pipe.reader();
	}

	/**
	 * Nobody will read this body: a producer is told.
	 */
	default void drop() {
		if (this instanceof Stream stream) {
			stream.reader().close();
		}
	}

}
