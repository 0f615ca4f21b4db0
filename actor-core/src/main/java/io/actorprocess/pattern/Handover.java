package io.actorprocess.pattern;

import java.util.ArrayDeque;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Promise;

/**
 * Completes promises in the order in which they were granted, one after another. A
 * callback that grants the next promise, as that of a lock does when it unlocks, returns
 * at once and leaves the completion to the thread that is completing already: a long line
 * needs no deep stack.
 * <p>
 * Thread-safety: any thread may call any method; {@link #deliver} is called without a
 * lock, as callbacks run in it.
 *
 * @param <T> the type of the values
 */
final class Handover<T extends @Nullable Object> {

	// Guarded by this

	private final ArrayDeque<Grant<T>> granted = new ArrayDeque<>(2);

	private boolean delivering;

	private record Grant<T extends @Nullable Object>(Promise<T> promise, T value) {
	}

	synchronized void add(Promise<T> promise, T value) {
		this.granted.add(new Grant<>(promise, value));
	}

	void deliver() {
		if (begin()) {
			Grant<T> next = next();
			while (next != null) {
				next.promise().set(next.value());
				next = next();
			}
		}
	}

	private synchronized boolean begin() {
		boolean first = !this.delivering;
		this.delivering = true;
		return first;
	}

	private synchronized @Nullable Grant<T> next() {
		Grant<T> next = this.granted.poll();
		this.delivering = next != null;
		return next;
	}

}
