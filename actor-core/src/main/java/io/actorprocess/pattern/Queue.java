package io.actorprocess.pattern;

import java.util.ArrayDeque;

import io.actorprocess.future.Future;

/**
 * An unbounded queue whose elements are waited for without blocking a thread. Elements
 * and those who wait for them meet in the order of arrival.
 * <p>
 * Thread-safety: any thread may call any method.
 *
 * @param <T> the type of the elements
 */
public final class Queue<T> implements AutoCloseable {

	private final Waiters<T> waiters = new Waiters<>("The queue");

	/** Guarded by the waiters; empty while somebody waits. */
	private final ArrayDeque<T> elements = new ArrayDeque<>();

	/**
	 * Hands an element to who has waited longest, whose callbacks run on this thread, or
	 * keeps it.
	 * @param element the element
	 * @return false if the queue is closed and did not take it
	 */
	public boolean put(T element) {
		synchronized (this.waiters) {
			if (this.waiters.isClosed()) {
				return false;
			}
			if (!this.waiters.hand(element)) {
				this.elements.add(element);
			}
		}
		this.waiters.deliver();
		return true;
	}

	/**
	 * Takes the next element.
	 * @return ready with it; discarding gives up the place in line and loses no element;
	 * abandoned once the queue is closed and empty
	 */
	public Future<T> get() {
		synchronized (this.waiters) {
			T element = this.elements.poll();
			return (element != null) ? Future.ready(element) : this.waiters.add();
		}
	}

	/**
	 * How many elements wait to be taken.
	 * @return the number
	 */
	public int size() {
		synchronized (this.waiters) {
			return this.elements.size();
		}
	}

	/**
	 * Refuses further elements, and abandons those who wait for one. What is in the queue
	 * can still be taken.
	 */
	@Override
	public void close() {
		this.waiters.close();
	}

}
