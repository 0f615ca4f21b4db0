package io.actorprocess.demo.mesos;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.actorprocess.demo.proto.WordCounts;
import io.actorprocess.demo.text.TextFile;
import io.actorprocess.demo.text.TextRange;
import io.actorprocess.demo.text.WordTally;

/**
 * A count of the words of some files, put together from the counts of its splits.
 * <p>
 * Thread-safety: belongs to the framework.
 */
final class Job {

	private static final int TOP = 10;

	// Immutable

	private final String id;

	private final String path;

	private final int files;

	private final long bytes;

	private final int tasks;

	// Owned by the framework; a job that is over keeps no splits and no words

	private List<Split> splits;

	private WordTally tally = new WordTally();

	private int merged;

	private long mergedBytes;

	private JobView.State state = JobView.State.RUNNING;

	private JobView.@Nullable Result result;

	private @Nullable String reason;

	Job(String id, String path, List<TextFile> files, List<List<TextRange>> pieces) {
		this.id = id;
		this.path = path;
		this.files = files.size();
		this.bytes = files.stream().mapToLong(TextFile::size).sum();
		List<Split> all = new ArrayList<>(pieces.size());
		for (List<TextRange> piece : pieces) {
			all.add(new Split(this, all.size(), piece));
		}
		this.splits = List.copyOf(all);
		this.tasks = all.size();
		finishIfDone();
	}

	String id() {
		return this.id;
	}

	/** The pieces of the job, none once it is over. */
	List<Split> splits() {
		return this.splits;
	}

	boolean isRunning() {
		return this.state == JobView.State.RUNNING;
	}

	/** Takes the result of a split unless it has one; false if it was not taken. */
	boolean merge(Split split, WordCounts counts) {
		if (!isRunning() || !split.merge()) {
			return false;
		}
		counts.getWordsMap().forEach(this.tally::add);
		this.mergedBytes += counts.getBytes();
		this.merged++;
		finishIfDone();
		return true;
	}

	void fail(String why) {
		this.reason = why;
		end(JobView.State.FAILED);
	}

	private void end(JobView.State last) {
		this.state = last;
		this.splits = List.of();
		this.tally = new WordTally();
	}

	private void finishIfDone() {
		if (this.merged < this.tasks) {
			return;
		}
		if (this.mergedBytes != this.bytes || !this.splits.stream().allMatch(Split::isMerged)) {
			fail("The %d tasks counted %d bytes, but the %d files have %d".formatted(this.merged, this.mergedBytes,
					this.files, this.bytes));
			return;
		}
		this.result = new JobView.Result(this.tally.words(), this.files, this.bytes, this.tally.top(TOP));
		end(JobView.State.FINISHED);
	}

	JobView view() {
		return new JobView(this.id, this.path, this.state, new JobView.Progress(this.tasks, this.merged), this.result,
				this.reason);
	}

}
