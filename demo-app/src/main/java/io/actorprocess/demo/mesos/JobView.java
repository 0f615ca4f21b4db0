package io.actorprocess.demo.mesos;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.actorprocess.demo.text.WordCount;

/**
 * A job as its user sees it.
 * <p>
 * Thread-safety: immutable.
 *
 * @param id the id of the job
 * @param path the directory as the user named it
 * @param state what has become of the job
 * @param progress how much of it is done
 * @param result null until the job is finished
 * @param reason why the job failed, null unless it did
 */
public record JobView(String id, String path, State state, Progress progress, @Nullable Result result,
		@Nullable String reason) {

	/**
	 * What has become of a job.
	 */
	public enum State {

		/** Tasks are still to be done. */
		RUNNING,

		/** Every word is counted. */
		FINISHED,

		/** The words cannot be counted. */
		FAILED

	}

	/**
	 * How much of a job is done.
	 *
	 * @param tasks how many tasks it was split into
	 * @param finished how many of them are done
	 */
	public record Progress(int tasks, int finished) {

	}

	/**
	 * What a job has counted.
	 *
	 * @param words how many words, as {@code wc -w} counts them file by file
	 * @param files how many text files
	 * @param bytes how many bytes these have
	 * @param top the ten most frequent words
	 */
	public record Result(long words, int files, long bytes, List<WordCount> top) {

	}

}
