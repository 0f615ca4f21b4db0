package io.actorprocess.pattern;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.CheckedSupplier;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;

/**
 * A lock for many readers or one writer, waited for without blocking a thread. It is
 * granted in the order of arrival: no reader overtakes a writer that waits, and readers
 * that wait next to each other are let in together.
 * <p>
 * Unlike in libprocess a waiter that discards is passed over.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class ReadWriteLock implements AutoCloseable {

	private final Object monitor = new Object();

	private final Handover<@Nullable Void> handover = new Handover<>();

	// Guarded by the monitor

	/** Who waits, in the order of arrival; true for a writer. */
	private final Map<Promise<@Nullable Void>, Boolean> line = new LinkedHashMap<>();

	private int readers;

	private boolean writing;

	private boolean closed;

	/**
	 * Asks to read. Prefer {@link #withReadLock}.
	 * @return ready when nobody writes and no writer waits in front
	 */
	public Future<@Nullable Void> readLock() {
		return lock(false);
	}

	/**
	 * Asks to write. Prefer {@link #withWriteLock}.
	 * @return ready when nobody else reads or writes
	 */
	public Future<@Nullable Void> writeLock() {
		return lock(true);
	}

	private Future<@Nullable Void> lock(boolean write) {
		synchronized (this.monitor) {
			if (this.closed) {
				return Future.abandoned("The lock is closed");
			}
			if (this.line.isEmpty() && admit(write)) {
				return Future.ready(null);
			}
			Promise<@Nullable Void> promise = new Promise<>();
			this.line.put(promise, write);
			return promise.future().onDiscard(() -> leave(promise));
		}
	}

	/**
	 * Ends one reading.
	 * @throws IllegalStateException if nobody reads
	 */
	public void readUnlock() {
		synchronized (this.monitor) {
			if (this.readers == 0) {
				throw new IllegalStateException("readUnlock() without a reader: unlock once per readLock()");
			}
			this.readers--;
		}
		grant();
	}

	/**
	 * Ends the writing.
	 * @throws IllegalStateException if nobody writes
	 */
	public void writeUnlock() {
		synchronized (this.monitor) {
			if (!this.writing) {
				throw new IllegalStateException("writeUnlock() without a writer: unlock once per writeLock()");
			}
			this.writing = false;
		}
		grant();
	}

	/**
	 * Reads while holding the lock.
	 * @param <R> the type of the result
	 * @param action runs once the lock is held, and returns a stage; the lock is released
	 * when that is complete
	 * @return ends as the stage does
	 */
	public <R extends @Nullable Object> Future<R> withReadLock(
			CheckedSupplier<? extends CompletionStage<? extends R>> action) {
		return Held.during(readLock(), action, this::readUnlock);
	}

	/**
	 * Writes while holding the lock.
	 * @param <R> the type of the result
	 * @param action as for {@link #withReadLock}
	 * @return ends as the stage does
	 */
	public <R extends @Nullable Object> Future<R> withWriteLock(
			CheckedSupplier<? extends CompletionStage<? extends R>> action) {
		return Held.during(writeLock(), action, this::writeUnlock);
	}

	/**
	 * Abandons those in line and everybody who comes later. Who holds the lock may still
	 * unlock it.
	 */
	@Override
	public void close() {
		List<Promise<@Nullable Void>> left;
		synchronized (this.monitor) {
			this.closed = true;
			left = List.copyOf(this.line.keySet());
			this.line.clear();
		}
		left.forEach((waiter) -> waiter.abandon("The lock was closed"));
	}

	private void leave(Promise<@Nullable Void> waiter) {
		boolean left;
		synchronized (this.monitor) {
			left = this.line.remove(waiter) != null;
		}
		if (left) {
			waiter.discard();
			// A writer that left may have held up the readers behind it
			grant();
		}
	}

	private void grant() {
		synchronized (this.monitor) {
			Iterator<Map.Entry<Promise<@Nullable Void>, Boolean>> waiting = this.line.entrySet().iterator();
			while (waiting.hasNext()) {
				Map.Entry<Promise<@Nullable Void>, Boolean> first = waiting.next();
				if (!admit(first.getValue())) {
					break;
				}
				this.handover.add(first.getKey(), null);
				waiting.remove();
			}
		}
		this.handover.deliver();
	}

	/** Guarded by the monitor. */
	private boolean admit(boolean write) {
		if (this.writing || (write && this.readers > 0)) {
			return false;
		}
		if (write) {
			this.writing = true;
		}
		else {
			this.readers++;
		}
		return true;
	}

}
