package io.actorprocess.demo.mesos;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.actorprocess.demo.proto.Range;
import io.actorprocess.demo.proto.Task;
import io.actorprocess.demo.text.TextRange;

/**
 * A piece of a job that is done by one task, and by another one if that fails.
 * <p>
 * Thread-safety: belongs to the framework.
 */
final class Split {

	private final Job job;

	private final int index;

	private final List<TextRange> ranges;

	private int attempts;

	private int failures;

	/** Null while no task is under way. */
	private @Nullable String taskId;

	private boolean merged;

	Split(Job job, int index, List<TextRange> ranges) {
		this.job = job;
		this.index = index;
		this.ranges = ranges;
	}

	Job job() {
		return this.job;
	}

	/** Makes the task of the next attempt, with an id of its own. */
	Task nextTask(String frameworkId) {
		this.attempts++;
		String id = "%s.%s.%d.%d".formatted(frameworkId, this.job.id(), this.index, this.attempts);
		this.taskId = id;
		Task.Builder task = Task.newBuilder().setTaskId(id);
		for (TextRange range : this.ranges) {
			task.addRanges(Range.newBuilder()
				.setFile(range.file())
				.setStart(range.start())
				.setEnd(range.end())
				.setSize(range.size()));
		}
		return task.build();
	}

	/** Ends the present attempt; false if it is another one's, or all is done. */
	boolean attemptEnded(String endedTaskId) {
		if (this.merged || !endedTaskId.equals(this.taskId)) {
			return false;
		}
		this.taskId = null;
		return true;
	}

	/** Counts a failure and returns how many there were. */
	int failed() {
		this.failures++;
		return this.failures;
	}

	/** Marks the result as taken; false if one was taken before. */
	boolean merge() {
		boolean first = !this.merged;
		this.merged = true;
		this.taskId = null;
		return first;
	}

	boolean isMerged() {
		return this.merged;
	}

	/** The task under way, or null. */
	@Nullable String taskId() {
		return this.taskId;
	}

}
