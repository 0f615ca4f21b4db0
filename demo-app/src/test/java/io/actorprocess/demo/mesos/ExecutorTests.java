package io.actorprocess.demo.mesos;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.demo.proto.Range;
import io.actorprocess.demo.proto.StatusUpdate;
import io.actorprocess.demo.proto.Task;
import io.actorprocess.demo.proto.TaskState;
import io.actorprocess.demo.text.MemoryTextSource;
import io.actorprocess.process.PID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Executor}.
 */
class ExecutorTests {

	private final Harness harness = new Harness();

	private final MemoryTextSource source = new MemoryTextSource().with("a", "one two two").with("b", "three");

	private Probe agent;

	@BeforeEach
	void spawnAgent() {
		this.agent = this.harness.probe("agent");
	}

	@AfterEach
	void close() {
		this.harness.close();
	}

	@Test
	void aTaskRunsAndFinishesWithItsCounts() {
		PID<Executor> executor = execute(Work.defaults(), range("a", 0, 11, 11), range("b", 0, 5, 5));

		List<StatusUpdate> updates = this.agent.take(StatusUpdate.class);
		assertThat(updates).extracting(StatusUpdate::getState).containsExactly(TaskState.RUNNING, TaskState.FINISHED);
		assertThat(updates.get(1).getCounts().getWordsMap()).isEqualTo(Map.of("one", 1L, "two", 2L, "three", 1L));
		assertThat(updates.get(1).getCounts().getBytes()).isEqualTo(16);
		assertThat(this.harness.manager().monitor().process(executor.id())).isEmpty();
	}

	@Test
	void aTaskOfNothingFinishesWithNothing() {
		execute(Work.defaults());

		assertThat(this.agent.takeUpdates(TaskState.FINISHED)).containsExactly("T1");
	}

	@Test
	void theExecutorLetsOthersGoAfterEachSlice() {
		execute(new Work(1, 4, Duration.ofSeconds(1)), range("a", 0, 11, 11));

		this.harness.advance(Duration.ofMillis(2999));
		assertThat(this.agent.takeUpdates(TaskState.FINISHED)).isEmpty();
		this.harness.advance(Duration.ofSeconds(1));
		assertThat(this.agent.takeUpdates(TaskState.FINISHED)).containsExactly("T1");
	}

	@Test
	void aFileThatIsNotThereFailsTheTask() {
		execute(Work.defaults(), range("nothing", 0, 1, 1));

		assertThat(failure()).contains("nothing");
	}

	@Test
	void aFileThatHasBecomeShorterFailsTheTask() {
		execute(Work.defaults(), range("a", 0, 12, 12));

		assertThat(failure()).contains("'a' had 12 bytes").contains("shorter now");
	}

	@Test
	void aRangeThatMakesNoSenseFailsTheTask() {
		execute(Work.defaults(), range("a", 5, 3, 11));

		assertThat(failure()).contains("5 to 3 of 'a'");
	}

	private PID<Executor> execute(Work work, Range... ranges) {
		Task task = Task.newBuilder().setTaskId("T1").addAllRanges(List.of(ranges)).build();
		return this.harness.spawn(new Executor(this.agent.upid(), task, work, this.source));
	}

	private String failure() {
		List<StatusUpdate> updates = this.agent.take(StatusUpdate.class);
		assertThat(updates).extracting(StatusUpdate::getState).containsExactly(TaskState.RUNNING, TaskState.FAILED);
		return updates.get(1).getReason();
	}

	private static Range range(String file, long start, long end, long size) {
		return Range.newBuilder().setFile(file).setStart(start).setEnd(end).setSize(size).build();
	}

}
