package io.actorprocess.demo.mesos;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.demo.proto.AgentRegistered;
import io.actorprocess.demo.proto.Ping;
import io.actorprocess.demo.proto.Pong;
import io.actorprocess.demo.proto.Range;
import io.actorprocess.demo.proto.RegisterAgent;
import io.actorprocess.demo.proto.RunTask;
import io.actorprocess.demo.proto.ShutdownFramework;
import io.actorprocess.demo.proto.StatusUpdate;
import io.actorprocess.demo.proto.StatusUpdateAcknowledged;
import io.actorprocess.demo.proto.Task;
import io.actorprocess.demo.proto.TaskState;
import io.actorprocess.demo.proto.TaskStatus;
import io.actorprocess.demo.text.MemoryTextSource;
import io.actorprocess.message.UPID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Agent} and {@link MasterClient}, with a probe as the master.
 */
class AgentTests {

	private static final Timings TIMINGS = Timings.defaults();

	private static final Duration SLICE = Duration.ofSeconds(3);

	private final Harness harness = new Harness();

	private final MemoryTextSource source = new MemoryTextSource().with("a", "one two");

	private Probe master;

	private UPID agent;

	@BeforeEach
	void spawn() {
		this.master = this.harness.probe(Master.ID);
		this.agent = this.harness.spawn(new Agent("A1", null, TIMINGS, new Work(2, 100, SLICE), this.source)).upid();
	}

	@AfterEach
	void close() {
		this.harness.close();
	}

	@Test
	void theRegistrationIsRepeatedUntilItIsAnswered() {
		this.harness.advance(TIMINGS.registration().multipliedBy(3));
		assertThat(this.master.take(RegisterAgent.class)).hasSize(4)
			.allSatisfy((message) -> assertThat(message.getSlots()).isEqualTo(2));

		register();
		this.harness.advance(TIMINGS.registration().multipliedBy(3));

		assertThat(this.master.take(RegisterAgent.class)).isEmpty();
	}

	@Test
	void anAnswerToAnotherAgentIsIgnored() {
		this.master.say(this.agent, AgentRegistered.newBuilder().setAgentId("A0").build());
		this.master.take(RegisterAgent.class);

		this.harness.advance(TIMINGS.registration());

		assertThat(this.master.take(RegisterAgent.class)).hasSize(1);
	}

	@Test
	void theAgentRegistersAgainWithItsTasksWhenTheMasterEnds() {
		register();
		run("T1");

		this.master.end();
		this.master = this.harness.probe(Master.ID);
		this.harness.advance(TIMINGS.registration());

		RegisterAgent again = this.master.takeOne(RegisterAgent.class);
		assertThat(again.getAgentId()).isEqualTo("A1");
		assertThat(again.getTasksList()).extracting(TaskStatus::getTaskId).containsExactly("T1");
	}

	@Test
	void theAgentRegistersAgainWhenItHearsNoPings() {
		register();
		Duration patience = TIMINGS.ping().multipliedBy(TIMINGS.missedPings());

		this.harness.advance(patience.minus(TIMINGS.registration()));
		assertThat(this.master.take(RegisterAgent.class)).isEmpty();
		this.harness.advance(TIMINGS.registration().multipliedBy(3));

		assertThat(this.master.take(RegisterAgent.class)).isNotEmpty();
	}

	@Test
	void pingsAreAnsweredWithTheTasksAndKeepTheRegistration() {
		register();
		run("T1");

		for (int round = 1; round < 20; round++) {
			this.harness.advance(TIMINGS.ping());
			this.master.say(this.agent, Ping.newBuilder().setPeerId("A1").setRound(round).build());
			Pong pong = this.master.takeOne(Pong.class);
			assertThat(pong.getRound()).isEqualTo(round);
			assertThat(pong.getTaskIdsList()).containsExactly("T1");
		}

		assertThat(this.master.take(RegisterAgent.class)).isEmpty();
	}

	@Test
	void pingsForAnEarlierLifeAreNotAnswered() {
		register();

		this.master.say(this.agent, Ping.newBuilder().setPeerId("A0").setRound(1).build());

		assertThat(this.master.take(Pong.class)).isEmpty();
	}

	@Test
	void anUpdateIsRepeatedUntilItIsAcknowledged() {
		register();
		run("T1");
		assertThat(this.master.takeUpdates(TaskState.RUNNING)).containsExactly("T1");

		this.harness.advance(TIMINGS.update().multipliedBy(2));
		assertThat(this.master.takeUpdates(TaskState.RUNNING)).containsExactly("T1", "T1");
		acknowledge("T1", TaskState.RUNNING);
		this.harness.advance(TIMINGS.update());

		assertThat(this.master.takeUpdates(TaskState.RUNNING)).isEmpty();
	}

	@Test
	void aLateAcknowledgementDoesNotEndTheRepetitionOfANewerUpdate() {
		register();
		run("T1");
		this.harness.advance(SLICE);
		assertThat(this.master.takeUpdates(TaskState.FINISHED)).isNotEmpty();

		acknowledge("T1", TaskState.RUNNING);
		this.harness.advance(TIMINGS.update());

		assertThat(this.master.takeUpdates(TaskState.FINISHED)).isNotEmpty();
	}

	@Test
	void aTaskIsForgottenWhenItsEndIsAcknowledged() {
		register();
		run("T1");
		this.harness.advance(SLICE);

		acknowledge("T1", TaskState.FINISHED);
		this.master.take(StatusUpdate.class);
		this.harness.advance(TIMINGS.update().multipliedBy(2));

		assertThat(this.master.take(StatusUpdate.class)).isEmpty();
		this.master.say(this.agent, Ping.newBuilder().setPeerId("A1").setRound(1).build());
		assertThat(this.master.takeOne(Pong.class).getTaskIdsList()).isEmpty();
	}

	@Test
	void updatesWaitWhileTheAgentIsNotRegistered() {
		run("T1");
		assertThat(this.master.take(StatusUpdate.class)).isEmpty();

		register();

		StatusUpdate update = this.master.takeOne(StatusUpdate.class);
		assertThat(update.getAgentId()).isEqualTo("A1");
		assertThat(update.getFrameworkId()).isEqualTo("F1");
	}

	@Test
	void aTaskThatIsSentTwiceRunsOnce() {
		register();
		run("T1");
		run("T1");

		this.harness.settle();

		assertThat(executors()).isEqualTo(1);
	}

	@Test
	void anExecutorThatEndsEarlyFailsItsTask() {
		register();
		run("T1");

		this.harness.manager().terminate(new UPID("executor(1)", this.agent.address()), true);
		this.harness.settle();

		assertThat(this.master.takeUpdates(TaskState.FAILED)).containsExactly("T1");
	}

	@Test
	void theTasksOfAFrameworkThatIsGoneAreEnded() {
		register();
		run("T1");

		this.master.say(this.agent, ShutdownFramework.newBuilder().setFrameworkId("F1").build());
		this.master.take(StatusUpdate.class);
		this.harness.advance(SLICE.multipliedBy(2));

		assertThat(executors()).isZero();
		assertThat(this.master.take(StatusUpdate.class)).isEmpty();
	}

	@Test
	void anAgentTakesItsExecutorsAlong() {
		register();
		run("T1");

		this.harness.manager().terminate(this.agent, true);
		this.harness.settle();

		assertThat(executors()).isZero();
	}

	private void register() {
		this.master.say(this.agent, AgentRegistered.newBuilder().setAgentId("A1").build());
		this.master.take(RegisterAgent.class);
	}

	private void run(String taskId) {
		Range range = Range.newBuilder().setFile("a").setEnd(7).setSize(7).build();
		Task task = Task.newBuilder().setTaskId(taskId).addRanges(range).build();
		this.master.say(this.agent, RunTask.newBuilder().setFrameworkId("F1").setTask(task).build());
	}

	private void acknowledge(String taskId, TaskState state) {
		this.master.say(this.agent,
				StatusUpdateAcknowledged.newBuilder().setAgentId("A1").setTaskId(taskId).setState(state).build());
	}

	private long executors() {
		return this.harness.manager()
			.monitor()
			.processes()
			.stream()
			.filter((process) -> process.definition().equals("Executor"))
			.count();
	}

}
