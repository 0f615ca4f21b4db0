package io.actorprocess.demo.mesos;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.demo.proto.AcceptOffer;
import io.actorprocess.demo.proto.FrameworkRegistered;
import io.actorprocess.demo.proto.Offer;
import io.actorprocess.demo.proto.ReconcileTasks;
import io.actorprocess.demo.proto.RegisterFramework;
import io.actorprocess.demo.proto.ResourceOffers;
import io.actorprocess.demo.proto.ReviveOffers;
import io.actorprocess.demo.proto.StatusUpdate;
import io.actorprocess.demo.proto.StatusUpdateAcknowledged;
import io.actorprocess.demo.proto.Task;
import io.actorprocess.demo.proto.TaskState;
import io.actorprocess.demo.proto.WordCounts;
import io.actorprocess.demo.text.TextFile;
import io.actorprocess.demo.text.TextSplitter;
import io.actorprocess.demo.text.WordCount;
import io.actorprocess.process.PID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Framework}, with a probe as the master.
 */
class FrameworkTests {

	private static final Timings TIMINGS = Timings.defaults();

	/** Makes two tasks of ten bytes each. */
	private static final List<TextFile> FILES = List.of(new TextFile("a", 10), new TextFile("b", 10));

	private final Harness harness = new Harness();

	private Probe master;

	private PID<Framework> framework;

	@BeforeEach
	void spawn() {
		this.master = this.harness.probe(Master.ID);
		this.framework = this.harness.spawn(new Framework("F1", null, TIMINGS, new TextSplitter(10)));
		this.master.say(this.framework.upid(), FrameworkRegistered.newBuilder().setFrameworkId("F1").build());
	}

	@AfterEach
	void close() {
		this.harness.close();
	}

	@Test
	void aNewJobRunsAndAsksForOffers() {
		JobView job = submit();

		assertThat(job)
			.isEqualTo(new JobView("1", "path", JobView.State.RUNNING, new JobView.Progress(2, 0), null, null));
		assertThat(this.master.takeOne(ReviveOffers.class).getFrameworkId()).isEqualTo("F1");
	}

	@Test
	void aJobWithoutFilesIsFinishedAtOnce() {
		JobView job = this.harness.value(this.framework.dispatch((target) -> target.submit("path", List.of())));

		assertThat(job.state()).isEqualTo(JobView.State.FINISHED);
		assertThat(job.result()).isEqualTo(new JobView.Result(0, 0, 0, List.of()));
	}

	@Test
	void anOfferIsFilledWithTasks() {
		submit();

		List<Task> tasks = offer(3);

		assertThat(tasks).hasSize(2);
		assertThat(tasks).extracting(Task::getTaskId).doesNotHaveDuplicates();
		assertThat(tasks.get(1).getRanges(0).getFile()).isEqualTo("b");
		assertThat(offer(3)).isEmpty();
	}

	@Test
	void resultsAreMergedAndTheJobFinishes() {
		submit();
		List<Task> tasks = offer(2);

		finish(tasks.get(0), Map.of("one", 1L, "two", 2L));
		assertThat(job().progress()).isEqualTo(new JobView.Progress(2, 1));
		finish(tasks.get(1), Map.of("two", 1L));

		assertThat(job().state()).isEqualTo(JobView.State.FINISHED);
		assertThat(job().result())
			.isEqualTo(new JobView.Result(4, 2, 20, List.of(new WordCount("two", 3), new WordCount("one", 1))));
	}

	@Test
	void everyUpdateOfAnAgentIsAcknowledgedEvenOfAnUnknownTask() {
		this.master.say(this.framework.upid(), update("nobody's", TaskState.FINISHED).build());

		StatusUpdateAcknowledged acknowledged = this.master.takeOne(StatusUpdateAcknowledged.class);
		assertThat(acknowledged.getTaskId()).isEqualTo("nobody's");
		assertThat(acknowledged.getAgentId()).isEqualTo("A1");
	}

	@Test
	void aResultThatComesTwiceCountsOnce() {
		submit();
		List<Task> tasks = offer(2);

		finish(tasks.get(0), Map.of("one", 1L));
		finish(tasks.get(0), Map.of("one", 1L));
		assertThat(job().progress().finished()).isEqualTo(1);
		finish(tasks.get(1), Map.of());

		assertThat(words()).isEqualTo(1);
		assertThat(this.master.take(StatusUpdateAcknowledged.class)).hasSize(3);
	}

	@Test
	void aLostTaskIsDoneAgainUnderAnotherId() {
		submit();
		Task lost = offer(1).get(0);

		lose(lost);
		List<Task> again = offer(2);

		assertThat(again).hasSize(2);
		assertThat(again.get(1).getTaskId()).isNotEqualTo(lost.getTaskId());
		assertThat(again.get(1).getRangesList()).isEqualTo(lost.getRangesList());
	}

	@Test
	void theLateResultOfALostTaskCountsAndItsSuccessorsDoesNot() {
		submit();
		List<Task> tasks = offer(2);
		lose(tasks.get(0));
		Task successor = offer(1).get(0);

		finish(tasks.get(0), Map.of("one", 1L));
		finish(successor, Map.of("one", 1L));
		finish(tasks.get(1), Map.of());

		assertThat(words()).isEqualTo(1);
	}

	@Test
	void theLateResultOfALostTaskMakesASuccessorNeedless() {
		submit();
		List<Task> tasks = offer(2);
		lose(tasks.get(0));

		finish(tasks.get(0), Map.of("one", 1L));

		assertThat(offer(1)).isEmpty();
	}

	@Test
	void theLossOfATaskThatWasGivenUpBeforeDoesNotConcernItsSuccessor() {
		submit();
		List<Task> tasks = offer(2);
		lose(tasks.get(0));
		assertThat(offer(1)).hasSize(1);

		lose(tasks.get(0));

		assertThat(offer(1)).isEmpty();
	}

	@Test
	void aTaskThatFailsThreeTimesFailsItsJob() {
		submit();
		fail(offer(1).get(0));
		Task other = offer(1).get(0);
		fail(offer(1).get(0));

		fail(offer(1).get(0));

		assertThat(job().state()).isEqualTo(JobView.State.FAILED);
		assertThat(job().reason()).isEqualTo("disk on fire");
		assertThat(job().result()).isNull();
		finish(other, Map.of("late", 1L));
		assertThat(job().state()).isEqualTo(JobView.State.FAILED);
	}

	@Test
	void countsThatDoNotCoverEveryByteFailTheJob() {
		submit();
		List<Task> tasks = offer(2);

		finish(tasks.get(0), Map.of("one", 1L));
		WordCounts.Builder counts = WordCounts.newBuilder().setBytes(9);
		this.master.say(this.framework.upid(),
				update(tasks.get(1).getTaskId(), TaskState.FINISHED).setCounts(counts).build());

		assertThat(job().state()).isEqualTo(JobView.State.FAILED);
		assertThat(job().reason()).isEqualTo("The 2 tasks counted 19 bytes, but the 2 files have 20");
	}

	@Test
	void theMasterIsAskedForTasksUnderWayFromTimeToTime() {
		submit();
		List<Task> tasks = offer(2);
		finish(tasks.get(0), Map.of());

		this.harness.advance(TIMINGS.reconciliation().plus(TIMINGS.registration()));

		assertThat(this.master.take(ReconcileTasks.class)).isNotEmpty()
			.allSatisfy((message) -> assertThat(message.getTaskIdsList()).containsExactly(tasks.get(1).getTaskId()));
	}

	@Test
	void theFrameworkRegistersAgainUnderItsIdWhenTheMasterEnds() {
		this.master.end();
		this.master = this.harness.probe(Master.ID);

		this.harness.advance(TIMINGS.registration());

		assertThat(this.master.takeOne(RegisterFramework.class).getFrameworkId()).isEqualTo("F1");
	}

	@Test
	void onlyTheLastHundredJobsThatAreOverAreKept() {
		for (int i = 0; i < 102; i++) {
			this.framework.tell((target) -> target.submit("path", List.of()));
		}

		assertThat(jobs("2")).isEmpty();
		assertThat(jobs("3")).isPresent();
	}

	private JobView submit() {
		return this.harness.value(this.framework.dispatch((target) -> target.submit("path", FILES)));
	}

	private JobView job() {
		return jobs("1").orElseThrow();
	}

	private Optional<JobView> jobs(String id) {
		return this.harness.value(this.framework.dispatch((target) -> target.job(id)));
	}

	private long words() {
		JobView job = job();
		assertThat(job.result()).as("%s", job).isNotNull();
		return job.result().words();
	}

	private List<Task> offer(int slots) {
		Offer offer = Offer.newBuilder().setOfferId("O").setAgentId("A1").setSlots(slots).build();
		this.master.say(this.framework.upid(), ResourceOffers.newBuilder().addOffers(offer).build());
		return this.master.takeOne(AcceptOffer.class).getTasksList();
	}

	private void finish(Task task, Map<String, Long> words) {
		WordCounts.Builder counts = WordCounts.newBuilder().setBytes(10).putAllWords(words);
		this.master.say(this.framework.upid(), update(task.getTaskId(), TaskState.FINISHED).setCounts(counts).build());
	}

	private void fail(Task task) {
		this.master.say(this.framework.upid(),
				update(task.getTaskId(), TaskState.FAILED).setReason("disk on fire").build());
	}

	private void lose(Task task) {
		this.master.say(this.framework.upid(), update(task.getTaskId(), TaskState.LOST).clearAgentId().build());
	}

	private static StatusUpdate.Builder update(String taskId, TaskState state) {
		return StatusUpdate.newBuilder().setFrameworkId("F1").setAgentId("A1").setTaskId(taskId).setState(state);
	}

}
