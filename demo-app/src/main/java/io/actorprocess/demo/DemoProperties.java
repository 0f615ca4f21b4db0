package io.actorprocess.demo;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import io.actorprocess.message.UPID;

/**
 * Properties of the demo.
 * <p>
 * Thread-safety: immutable.
 *
 * @param root directory that jobs may read; nothing outside of it is ever read
 * @param defaultPath what a job counts that names no path
 * @param master address of the master, such as master@127.0.0.1:5050; by default the one
 * in the same JVM
 * @param agents number of agents in this JVM
 * @param slots number of tasks that an agent runs at a time
 * @param taskSize size that a task may have at most, up to 2MB
 * @param sliceSize size that is read in one step of a task
 * @param sliceDelay pause between two steps of a task, to make jobs last
 */
@ConfigurationProperties("demo")
public record DemoProperties(@DefaultValue(".") String root, @DefaultValue("docs") String defaultPath,
		@Nullable UPID master, @DefaultValue("3") int agents, @DefaultValue("2") int slots,
		@DefaultValue("1MB") DataSize taskSize, @DefaultValue("64KB") DataSize sliceSize,
		@DefaultValue("0s") Duration sliceDelay) {

	private static final DataSize LARGEST_TASK = DataSize.ofMegabytes(2);

	/**
	 * Checks the size of tasks.
	 * @throws IllegalArgumentException if the counts of a task might exceed a message
	 */
	public DemoProperties {
		if (taskSize.toBytes() < 1 || taskSize.compareTo(LARGEST_TASK) > 0) {
			throw new IllegalArgumentException("demo.task-size is " + taskSize + " but must be from 1B to "
					+ LARGEST_TASK + ", so that what a task counts fits into a message");
		}
	}

}
