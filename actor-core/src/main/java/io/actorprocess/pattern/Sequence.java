package io.actorprocess.pattern;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.CheckedSupplier;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;

/**
 * Runs asynchronous callbacks one after another: the next starts when the future of the
 * one before is complete, whatever its end. The order is that of {@link #add}.
 * <p>
 * A callback runs on the thread that adds it or on the one that completed the callback
 * before; defer it to run it within a process.
 * <p>
 * Thread-safety: any thread may call any method, callbacks too.
 */
public final class Sequence implements AutoCloseable {

	private final Object monitor = new Object();

	// Guarded by the monitor

	/** In the order of {@link #add}. */
	private final Set<Entry<?>> waiting = new LinkedHashSet<>();

	private @Nullable Entry<?> running;

	private boolean looping;

	private boolean closed;

	/**
	 * Adds a callback.
	 * @param <R> the type of its result
	 * @param callback returns a stage
	 * @return ends as the stage does. Discarding it before the callback's turn skips the
	 * callback; later it asks the stage to discard; the others are not affected.
	 */
	public <R extends @Nullable Object> Future<R> add(
			CheckedSupplier<? extends CompletionStage<? extends R>> callback) {
		Entry<R> entry = new Entry<>(callback, new Promise<>());
		boolean start;
		synchronized (this.monitor) {
			if (this.closed) {
				return Future.discarded();
			}
			this.waiting.add(entry);
			entry.promise().future().onDiscard(() -> skip(entry));
			start = !this.looping;
			this.looping = true;
		}
		if (start) {
			Loop.run(() -> Future.ready(next()), Sequence::run);
		}
		return entry.promise().future();
	}

	private Optional<Entry<?>> next() {
		synchronized (this.monitor) {
			Iterator<Entry<?>> first = this.waiting.iterator();
			this.looping = first.hasNext();
			this.running = null;
			if (this.looping) {
				this.running = first.next();
				first.remove();
			}
			return Optional.ofNullable(this.running);
		}
	}

	private static Future<ControlFlow<Boolean>> run(Optional<Entry<?>> next) {
		return next.map(Entry::run).orElseGet(() -> Future.ready(ControlFlow.stop(true)));
	}

	private void skip(Entry<?> entry) {
		boolean skipped;
		synchronized (this.monitor) {
			skipped = this.waiting.remove(entry);
		}
		if (skipped) {
			entry.promise().discard();
		}
	}

	/**
	 * Discards what waits, asks what runs to discard, and refuses what is added later:
	 * its future is discarded.
	 */
	@Override
	public void close() {
		List<Entry<?>> left;
		Entry<?> last;
		synchronized (this.monitor) {
			this.closed = true;
			left = List.copyOf(this.waiting);
			last = this.running;
		}
		left.forEach((entry) -> entry.promise().future().discard());
		if (last != null) {
			last.promise().future().discard();
		}
	}

	/**
	 * A callback and the promise of its end. Compared by identity.
	 */
	private static final class Entry<R extends @Nullable Object> {

		private final CheckedSupplier<? extends CompletionStage<? extends R>> callback;

		private final Promise<R> promise;

		private Entry(CheckedSupplier<? extends CompletionStage<? extends R>> callback, Promise<R> promise) {
			this.callback = callback;
			this.promise = promise;
		}

		private Promise<R> promise() {
			return this.promise;
		}

		/** Returns a future that is ready when the callback's stage is complete. */
		private Future<ControlFlow<Boolean>> run() {
			try {
				this.promise.associate(this.callback.get());
			}
			catch (Throwable ex) {
				this.promise.fail(ex);
			}
			Promise<ControlFlow<Boolean>> over = new Promise<>();
			this.promise.future().onAny((end) -> over.set(ControlFlow.next()));
			return over.future();
		}

	}

}
