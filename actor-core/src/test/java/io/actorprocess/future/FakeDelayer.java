package io.actorprocess.future;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Time that passes when the test says so.
 */
class FakeDelayer implements Delayer {

	private final List<Task> tasks = new ArrayList<>();

	private Duration now = Duration.ZERO;

	@Override
	public Cancellation delay(Duration delay, Runnable action) {
		Task task = new Task(this.now.plus(delay), action);
		this.tasks.add(task);
		return () -> this.tasks.remove(task);
	}

	void advance(Duration duration) {
		this.now = this.now.plus(duration);
		List<Task> due = this.tasks.stream().filter((task) -> task.deadline.compareTo(this.now) <= 0).toList();
		this.tasks.removeAll(due);
		due.forEach((task) -> task.action.run());
	}

	int pending() {
		return this.tasks.size();
	}

	private static final class Task {

		private final Duration deadline;

		private final Runnable action;

		Task(Duration deadline, Runnable action) {
			this.deadline = deadline;
			this.action = action;
		}

	}

}
