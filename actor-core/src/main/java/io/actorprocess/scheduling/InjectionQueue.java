package io.actorprocess.scheduling;

import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/**
 * The queue for tasks that belong to no worker: first in, first out, linked through the
 * tasks themselves.
 * <p>
 * Thread-safety: any thread may append and take.
 */
final class InjectionQueue {

	/*
	 * Vyukov's intrusive queue: an append exchanges the tail and then links the former
	 * tail to the new one; in between the chain is broken for a moment. A stub takes the
	 * place of the last task, so that a task leaves without a trace.
	 *
	 * The head doubles as the takers' lock: a taker exchanges it for null and puts the
	 * new head back. Who finds null does not wait, but looks for work elsewhere.
	 *
	 * Empty means: tail and head are both the stub, read in this order. If the tail is
	 * the stub and the head reaches it later, all that was appended before has been
	 * taken. A broken chain and a taker inside count as not empty, so neither lets a
	 * worker fall asleep.
	 */

	private final Task stub = new Stub();

	/* Written by all who append: sequentially consistent, see Gate. */
	private final TaskCell tail = new TaskCell();

	/* Null while a taker is inside, who alone may write it back. */
	private final TaskCell head = new TaskCell();

	private final LongAdder appended = new LongAdder();

	InjectionQueue() {
		this.tail.writeRelease(this.stub);
		this.head.writeRelease(this.stub);
	}

	/**
	 * Appends a task.
	 * @param task the task
	 * @return whether other tasks were waiting
	 */
	boolean append(Task task) {
		return append(task, task, 1);
	}

	/**
	 * Appends a chain of linked tasks.
	 * @param first its first task
	 * @param last its last task, without a link
	 * @param count its length
	 * @return whether other tasks were waiting
	 */
	boolean append(Task first, Task last, int count) {
		this.appended.add(count);
		return link(first, last) != this.stub;
	}

	/**
	 * Takes the oldest task.
	 * @return the task, or null if there is none, or another taker or sender is halfway
	 */
	@Nullable Task poll() {
		Task first = isEmpty() ? null : this.head.exchange(null);
		if (first == null) {
			return null;
		}
		Task second = first.linkAcquire();
		if (first == this.stub && second != null) {
			first.clearLinkOpaque();
			first = second;
			second = first.linkAcquire();
		}
		if (second == null && first != this.stub && this.tail.read() == first) {
			link(this.stub, this.stub);
			second = first.linkAcquire();
		}
		this.head.writeRelease((second != null) ? second : first);
		if (second == null) {
			return null;
		}
		first.clearLinkOpaque();
		return first;
	}

	boolean isEmpty() {
		return this.tail.read() == this.stub && this.head.read() == this.stub;
	}

	/**
	 * Returns how many tasks were ever appended; who takes them counts them.
	 * @return the number of tasks
	 */
	long appended() {
		return this.appended.sum();
	}

	private @Nullable Task link(Task first, Task last) {
		Task former = this.tail.exchange(last);
		if (former != null) {
			former.setLinkRelease(first);
		}
		return former;
	}

	/** Stands in for the last task. */
	private static final class Stub extends Task {

		@Override
		protected Turn run(Slice slice) {
			throw new IllegalStateException("The stub of a run queue was taken for a task");
		}

	}

}
