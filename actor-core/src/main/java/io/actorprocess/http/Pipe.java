package io.actorprocess.http;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;

/**
 * Carries the bytes of a body from who makes them to who takes them, piece by piece. A
 * write is taken at once and tells when there is room for the next one: a producer that
 * waits for that is never far ahead of its reader.
 *
 * <pre>{@code
 * Pipe pipe = new Pipe();
 * Loop.loop(source::next, (piece) -> pipe.writer().write(piece).then((room) -> ControlFlow.proceed()));
 * return HttpResponse.stream(200, pipe.reader());
 * }</pre>
 * <p>
 * Thread-safety: any thread may call any method. Callbacks run on the thread of the other
 * end. Arrays are handed over: nobody changes them after writing.
 */
public final class Pipe {

	/*
	 * Invariants, under the lock:
	 *
	 * 1. Either pieces wait for a reader or readers wait for a piece, never both.
	 *
	 * 2. "end" is what every read gets that finds no piece; once it is set nothing is
	 * written. Readers that wait are gone then.
	 *
	 * 3. Who takes a promise out of the line completes it, without the lock. So a read
	 * that was discarded never swallows a piece, as it does in libprocess.
	 */

	private static final int DEFAULT_CAPACITY = 64 * 1024;

	private final Reader reader = new Reader();

	private final Writer writer = new Writer();

	private final Promise<@Nullable Void> readerClosed = new Promise<>();

	private final Future<@Nullable Void> hasRoom = Future.<@Nullable Void>ready(null);

	private final int capacity;

	/** Guarded by this, as are all below. */
	private final ArrayDeque<byte[]> pieces = new ArrayDeque<>();

	private final Set<Promise<byte[]>> reads = new LinkedHashSet<>();

	private long waiting;

	private @Nullable Promise<@Nullable Void> room;

	private @Nullable Future<byte[]> end;

	private boolean dropped;

	/**
	 * A pipe that has room for 64 KiB.
	 */
	public Pipe() {
		this(DEFAULT_CAPACITY);
	}

	/**
	 * A pipe with a capacity.
	 * @param capacity how many bytes may wait before a writer is asked to wait
	 * @throws IllegalArgumentException if the capacity is not positive
	 */
	public Pipe(int capacity) {
		if (capacity <= 0) {
			throw new IllegalArgumentException("The capacity of a pipe is " + capacity + " but must be positive");
		}
		this.capacity = capacity;
	}

	/**
	 * The end to read from.
	 * @return the same at every call
	 */
	public Reader reader() {
		return this.reader;
	}

	/**
	 * The end to write to.
	 * @return the same at every call
	 */
	public Writer writer() {
		return this.writer;
	}

	private Future<@Nullable Void> add(byte[] piece) {
		Promise<byte[]> read;
		synchronized (this) {
			if (this.end != null) {
				return Future.failed(new IOException(this.dropped ? "The reader has closed the pipe"
						: "The pipe was closed before: nothing can be written to it"));
			}
			read = this.reads.isEmpty() ? null : this.reads.iterator().next();
			if (read == null && piece.length > 0) {
				this.pieces.add(piece);
				this.waiting += piece.length;
			}
			if (read == null || piece.length == 0) {
				return roomForMore();
			}
			this.reads.remove(read);
		}
		read.set(piece);
		return this.hasRoom;
	}

	private Future<@Nullable Void> roomForMore() {
		if (this.waiting < this.capacity) {
			return this.hasRoom;
		}
		Promise<@Nullable Void> promise = (this.room != null) ? this.room : new Promise<>();
		this.room = promise;
		return promise.future();
	}

	private Future<byte[]> take() {
		byte[] piece;
		Promise<@Nullable Void> freed = null;
		synchronized (this) {
			piece = this.pieces.poll();
			if (piece == null) {
				return (this.end != null) ? this.end : await();
			}
			this.waiting -= piece.length;
			if (this.waiting < this.capacity) {
				freed = this.room;
				this.room = null;
			}
		}
		if (freed != null) {
			freed.set(null);
		}
		return Future.ready(piece);
	}

	private Future<byte[]> await() {
		Promise<byte[]> read = new Promise<>();
		this.reads.add(read);
		return read.future().onDiscard(() -> leave(read));
	}

	private void leave(Promise<byte[]> read) {
		boolean left;
		synchronized (this) {
			left = this.reads.remove(read);
		}
		if (left) {
			read.discard();
		}
	}

	private boolean end(Future<byte[]> last) {
		List<Promise<byte[]>> left;
		synchronized (this) {
			if (this.end != null) {
				return false;
			}
			this.end = last;
			left = List.copyOf(this.reads);
			this.reads.clear();
		}
		this.readerClosed.discard();
		left.forEach((read) -> read.associate(last));
		return true;
	}

	private boolean drop() {
		IOException closed = new IOException("The reader of the pipe is closed");
		List<Promise<byte[]>> left;
		Promise<@Nullable Void> blocked;
		synchronized (this) {
			if (this.dropped) {
				return false;
			}
			this.dropped = true;
			this.end = Future.failed(closed);
			this.pieces.clear();
			left = List.copyOf(this.reads);
			this.reads.clear();
			blocked = this.room;
			this.room = null;
		}
		this.readerClosed.set(null);
		left.forEach((read) -> read.fail(closed));
		if (blocked != null) {
			blocked.fail(closed);
		}
		return true;
	}

	/**
	 * The end of a pipe to read from. Two are equal if they are of the same pipe.
	 */
	public final class Reader {

		private Reader() {
		}

		/**
		 * Takes the next piece. Reads are served in their order.
		 * @return the bytes of one write; no bytes at the end, again and again; failed as
		 * the writer failed once everything written before was taken, or if this reader
		 * is closed. Discarding gives up the place in line and loses nothing.
		 */
		public Future<byte[]> read() {
			return take();
		}

		/**
		 * Takes everything up to the end.
		 * @param limit the most bytes
		 * @return the bytes; failed as {@link #read()}, or if there are more bytes than
		 * the limit. Discarding closes this reader.
		 */
		public Future<byte[]> readAll(int limit) {
			return new PipeDrain(this, limit).start();
		}

		/**
		 * Nobody reads any further: what waits is dropped, and the writer is told.
		 * @return whether this call did it
		 */
		public boolean close() {
			return drop();
		}

	}

	/**
	 * The end of a pipe to write to. Two are equal if they are of the same pipe.
	 */
	public final class Writer {

		private Writer() {
		}

		/**
		 * Appends a piece, which is taken even if the pipe is full. No bytes have no
		 * effect.
		 * @param piece the bytes, handed over
		 * @return ready once there is room for more; failed if the pipe is closed at
		 * either end, or the reader closes it before there is room
		 */
		public Future<@Nullable Void> write(byte[] piece) {
			return add(piece);
		}

		/**
		 * Ends the pipe well: the reader gets what was written, then the end.
		 * @return whether this call ended it
		 */
		public boolean close() {
			return end(Future.ready(new byte[0]));
		}

		/**
		 * Ends the pipe badly: the reader gets what was written, then the failure.
		 * @param failure why there is no more
		 * @return whether this call ended it
		 */
		public boolean fail(Throwable failure) {
			return end(Future.failed(failure));
		}

		/**
		 * Tells that nobody reads any more, which saves the producer its work.
		 * @return ready when the reader was closed; discarded when this writer was ended
		 * before
		 */
		public Future<@Nullable Void> readerClosed() {
			return Pipe.this.readerClosed.future();
		}

	}

}
