package io.actorprocess.scheduling;

import org.jspecify.annotations.Nullable;

/**
 * A task that can be told apart by a number in a plain field, which only a queue that
 * publishes its tasks carries over.
 * <p>
 * Thread-safety: the number is written by whom made the task, before it is queued.
 */
final class Marked extends Task {

	private int mark;

	static Task task(int mark) {
		Marked task = new Marked();
		task.mark = mark;
		return task;
	}

	static String mark(@Nullable Task task) {
		return (task instanceof Marked marked) ? Integer.toString(marked.mark) : "";
	}

	/** Empties a local queue. */
	static String drain(LocalQueue queue) {
		StringBuilder marks = new StringBuilder();
		for (Task task = queue.poll(); task != null; task = queue.poll()) {
			marks.append(mark(task));
		}
		return marks.toString();
	}

	/** Empties an injection queue. */
	static String drain(InjectionQueue queue) {
		StringBuilder marks = new StringBuilder();
		for (Task task = queue.poll(); task != null; task = queue.poll()) {
			marks.append(mark(task));
		}
		return marks.toString();
	}

	@Override
	protected Turn run(Slice slice) {
		throw new UnsupportedOperationException("A marked task is never run");
	}

}
