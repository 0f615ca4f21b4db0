package io.actorprocess.remote;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;
import io.actorprocess.http.Body;
import io.actorprocess.http.Pipe;

/**
 * The stream that the bodies of one connection go to, one after another.
 * <p>
 * Thread-safety: owned by one decoder.
 */
final class StreamedBody {

	/** Where the bytes go; stays if the body ends too early. */
	private Pipe.@Nullable Writer writer;

	/** Whether the reader keeps up. */
	private @Nullable Future<@Nullable Void> taken;

	/** Begins a body. */
	Body.Stream begin() {
		Pipe pipe = new Pipe();
		this.writer = pipe.writer();
		return new Body.Stream(pipe.reader());
	}

	/**
	 * The writing end.
	 * @return null if no body is under way as a stream
	 */
	Pipe.@Nullable Writer writer() {
		return this.writer;
	}

	boolean isUnderWay() {
		return this.writer != null;
	}

	/** Hands on what has arrived. */
	void write(byte[] piece) {
		if (this.writer != null && piece.length > 0) {
			this.taken = this.writer.write(piece);
		}
	}

	/** The body is complete. */
	void finish() {
		if (this.writer != null) {
			this.writer.close();
		}
		forget();
	}

	/** The body is over and of no use; the connection goes on. */
	void spoil(Throwable cause) {
		fail(cause);
		forget();
	}

	private void forget() {
		this.writer = null;
		this.taken = null;
	}

	/** The connection ends before the body, if one is under way. */
	void fail(Throwable cause) {
		if (this.writer != null) {
			this.writer.fail(cause);
		}
	}

	/**
	 * How far the reader is behind.
	 * @return null if it keeps up; pending while no more bytes should be decoded
	 */
	@Nullable Future<@Nullable Void> backlog() {
		return (this.taken != null && this.taken.isPending()) ? this.taken : null;
	}

}
