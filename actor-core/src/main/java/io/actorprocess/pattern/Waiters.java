package io.actorprocess.pattern;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;

/**
 * Promises that stand in line, and the lock of whoever serves them. Who discards leaves
 * the line. Serving takes two steps: {@link #hand} decides, with the lock held, and
 * {@link #deliver} completes the promises without it.
 * <p>
 * Thread-safety: any thread may call any method; an owner that decides and acts in one
 * step synchronizes on this object.
 *
 * @param <T> what they wait for
 */
final class Waiters<T extends @Nullable Object> {

	private final String owner;

	/** Guarded by this, in the order of arrival. */
	private final Set<Promise<T>> line = new LinkedHashSet<>();

	private final Handover<T> handover = new Handover<>();

	/** Guarded by this. */
	private boolean closed;

	/**
	 * An empty line.
	 * @param owner who serves it, for messages
	 */
	Waiters(String owner) {
		this.owner = owner;
	}

	Future<T> add() {
		return add(() -> {
		});
	}

	/**
	 * Appends a waiter.
	 * @param afterLeaving runs if the waiter discards, without the lock
	 */
	synchronized Future<T> add(Runnable afterLeaving) {
		if (this.closed) {
			return Future.abandoned(this.owner + " is closed");
		}
		Promise<T> waiter = new Promise<>();
		this.line.add(waiter);
		return waiter.future().onDiscard(() -> leave(waiter, afterLeaving));
	}

	private void leave(Promise<T> waiter, Runnable afterLeaving) {
		if (remove(waiter)) {
			waiter.discard();
			afterLeaving.run();
		}
	}

	private synchronized boolean remove(Promise<T> waiter) {
		return this.line.remove(waiter);
	}

	/**
	 * Destines a value for the first in line; the caller calls {@link #deliver} later.
	 * @return false if there is nobody
	 */
	synchronized boolean hand(T value) {
		Iterator<Promise<T>> first = this.line.iterator();
		if (!first.hasNext()) {
			return false;
		}
		this.handover.add(first.next(), value);
		first.remove();
		return true;
	}

	/** Destines a value for everybody in line. */
	synchronized void handAll(T value) {
		this.line.forEach((waiter) -> this.handover.add(waiter, value));
		this.line.clear();
	}

	/** Completes what was destined; without the lock, as callbacks run. */
	void deliver() {
		this.handover.deliver();
	}

	synchronized boolean isEmpty() {
		return this.line.isEmpty();
	}

	synchronized boolean isClosed() {
		return this.closed;
	}

	/** Abandons who waits and who comes later. */
	void close() {
		close((waiter) -> waiter.abandon(this.owner + " was closed"));
	}

	/**
	 * Ends the line; who comes later is abandoned.
	 * @param end what to do with who waits
	 */
	void close(Consumer<? super Promise<T>> end) {
		List<Promise<T>> left;
		synchronized (this) {
			this.closed = true;
			left = List.copyOf(this.line);
			this.line.clear();
		}
		left.forEach(end);
	}

}
