package io.actorprocess.scheduling;

import java.util.ArrayDeque;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

/**
 * One queue for all, first in, first out, behind one lock: obviously right, and the
 * measure for the other one.
 * <p>
 * Thread-safety: every method takes the lock.
 */
final class SharedRunQueue implements RunQueue {

	/* Guarded by this. */
	private final Queue<Task> tasks = new ArrayDeque<>();

	@Override
	public synchronized void inject(Task task) {
		this.tasks.add(task);
	}

	@Override
	public boolean add(int worker, Task task) {
		inject(task);
		return true;
	}

	@Override
	public synchronized boolean addExhausted(int worker, Task task) {
		this.tasks.add(task);
		return this.tasks.size() > 1;
	}

	@Override
	public synchronized @Nullable Task poll(int worker) {
		return this.tasks.poll();
	}

	@Override
	public @Nullable Task steal(int worker) {
		return null;
	}

	@Override
	public boolean relieve(int worker) {
		return false;
	}

	@Override
	public void forget(int worker) {
		// A deque forgets what it hands out.
	}

	@Override
	public synchronized boolean isEmpty() {
		return this.tasks.isEmpty();
	}

	@Override
	public boolean needsWatch() {
		return false;
	}

	@Override
	public synchronized int size() {
		return this.tasks.size();
	}

	@Override
	public long steals() {
		return 0;
	}

}
