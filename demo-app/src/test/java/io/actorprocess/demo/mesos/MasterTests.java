package io.actorprocess.demo.mesos;

import java.time.Duration;
import java.util.List;

import com.google.protobuf.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.demo.proto.AcceptOffer;
import io.actorprocess.demo.proto.AgentRegistered;
import io.actorprocess.demo.proto.FrameworkRegistered;
import io.actorprocess.demo.proto.Offer;
import io.actorprocess.demo.proto.Ping;
import io.actorprocess.demo.proto.Pong;
import io.actorprocess.demo.proto.ReconcileTasks;
import io.actorprocess.demo.proto.RegisterAgent;
import io.actorprocess.demo.proto.RegisterFramework;
import io.actorprocess.demo.proto.RescindOffer;
import io.actorprocess.demo.proto.ResourceOffers;
import io.actorprocess.demo.proto.ReviveOffers;
import io.actorprocess.demo.proto.RunTask;
import io.actorprocess.demo.proto.ShutdownFramework;
import io.actorprocess.demo.proto.StatusUpdate;
import io.actorprocess.demo.proto.StatusUpdateAcknowledged;
import io.actorprocess.demo.proto.Task;
import io.actorprocess.demo.proto.TaskState;
import io.actorprocess.demo.proto.TaskStatus;
import io.actorprocess.message.UPID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Master} and its {@link Allocator}, with probes as agents and
 * frameworks.
 */
class MasterTests {

	private static final Timings TIMINGS = Timings.defaults();

	private final Harness harness = new Harness();

	private final UPID master = this.harness.spawn(new Master(TIMINGS)).upid();

	private Probe agent;

	private Probe framework;

	@BeforeEach
	void spawnPeers() {
		this.agent = this.harness.probe("agent");
		this.framework = this.harness.probe("framework");
	}

	@AfterEach
	void close() {
		this.harness.close();
	}

	@Test
	void registrationsAreAnsweredHoweverOftenTheyAreRepeated() {
		registerAgent("A1");
		registerAgent("A1");
		registerFramework("F1");
		registerFramework("F1");

		assertThat(this.agent.take(AgentRegistered.class)).hasSize(2);
		assertThat(this.framework.take(FrameworkRegistered.class)).hasSize(2);
		assertThat(state()).containsOnlyOnce("\"id\":\"A1\"").containsOnlyOnce("\"id\":\"F1\"");
	}

	@Test
	void allSlotsOfAnAgentAreOffered() {
		registerBoth();

		Offer offer = offer();

		assertThat(offer.getAgentId()).isEqualTo("A1");
		assertThat(offer.getSlots()).isEqualTo(2);
	}

	@Test
	void anAcceptedOfferSendsItsTasksToTheAgentAndOffersTheRestAfterTheRefusal() {
		registerBoth();

		accept(offer(), "T1");

		assertThat(this.agent.takeOne(RunTask.class).getTask().getTaskId()).isEqualTo("T1");
		this.harness.advance(TIMINGS.refusal().minusMillis(50));
		assertThat(this.framework.take(ResourceOffers.class)).isEmpty();
		assertThat(offerWithin(Duration.ofMillis(100)).getSlots()).isEqualTo(1);
	}

	@Test
	void aDeclinedAgentIsOfferedAgainAtOnceWhenTheFrameworkRevives() {
		registerBoth();
		accept(offer());
		this.harness.advance(Duration.ofMillis(100));
		assertThat(this.framework.take(ResourceOffers.class)).isEmpty();

		this.framework.say(this.master, ReviveOffers.newBuilder().setFrameworkId("F1").build());

		assertThat(offer().getSlots()).isEqualTo(2);
	}

	@Test
	void anOfferThatIsNotAnsweredIsRescindedAndMadeAnew() {
		registerBoth();
		Offer first = offer();

		this.harness.advance(TIMINGS.offer());

		assertThat(this.framework.takeOne(RescindOffer.class).getOfferId()).isEqualTo(first.getOfferId());
		assertThat(offer().getOfferId()).isNotEqualTo(first.getOfferId());
	}

	@Test
	void tasksOfAnOfferThatHasGoneAreLost() {
		registerBoth();
		Offer offer = offer();
		this.harness.advance(TIMINGS.offer());

		accept(offer, "T1", "T2");

		assertThat(this.framework.takeUpdates(TaskState.LOST)).containsExactly("T1", "T2");
		assertThat(this.agent.take(RunTask.class)).isEmpty();
	}

	@Test
	void anOfferIsGoodForOneAnswerOnly() {
		registerBoth();
		Offer offer = offer();
		accept(offer, "T1");

		accept(offer, "T2");

		assertThat(this.framework.takeUpdates(TaskState.LOST)).containsExactly("T2");
	}

	@Test
	void tasksBeyondTheSlotsOfAnOfferAreLost() {
		registerBoth();

		accept(offer(), "T1", "T2", "T3");

		assertThat(this.agent.take(RunTask.class)).hasSize(2);
		assertThat(this.framework.takeUpdates(TaskState.LOST)).containsExactly("T3");
	}

	@Test
	void updatesGoToTheFrameworkAndAcknowledgementsToTheAgent() {
		registerBoth();
		accept(offer(), "T1");

		update("T1", TaskState.FINISHED);
		acknowledge("T1", TaskState.FINISHED);

		assertThat(this.framework.takeUpdates(TaskState.FINISHED)).containsExactly("T1");
		assertThat(this.agent.takeOne(StatusUpdateAcknowledged.class).getTaskId()).isEqualTo("T1");
		assertThat(state()).doesNotContain("T1");
	}

	@Test
	void theSlotOfATaskIsFreeWhenItEndsAndNotAgainWhenTheUpdateIsRepeated() {
		registerBoth();
		accept(offer(), "T1", "T2");

		update("T1", TaskState.FINISHED);
		update("T1", TaskState.FINISHED);

		assertThat(offer().getSlots()).isEqualTo(1);
	}

	@Test
	void theTasksOfAnAgentThatEndsAreLostAndItsOffersRescinded() {
		registerBoth();
		accept(offer(), "T1");
		this.harness.advance(TIMINGS.refusal());
		Offer open = offer();

		this.agent.end();

		assertThat(this.framework.takeUpdates(TaskState.LOST)).containsExactly("T1");
		assertThat(this.framework.takeOne(RescindOffer.class).getOfferId()).isEqualTo(open.getOfferId());
		assertThat(state()).doesNotContain("A1");
	}

	@Test
	void anAgentThatDoesNotAnswerPingsIsLost() {
		registerBoth();
		accept(offer(), "T1", "T2");

		this.harness.advance(TIMINGS.ping().multipliedBy(TIMINGS.missedPings() + 1));

		assertThat(this.agent.take(Ping.class)).hasSize(TIMINGS.missedPings());
		assertThat(this.framework.takeUpdates(TaskState.LOST)).containsExactly("T1", "T2");
	}

	@Test
	void anAgentThatAnswersPingsIsKept() {
		registerBoth();
		accept(offer(), "T1");

		for (int i = 0; i < 3 * TIMINGS.missedPings(); i++) {
			answerPing("T1");
		}

		assertThat(this.framework.takeUpdates(TaskState.LOST)).isEmpty();
		assertThat(state()).contains("A1");
	}

	@Test
	void aTaskThatNeverReachedItsAgentIsLostAtTheNextPing() {
		registerBoth();
		accept(offer(), "T1", "T2");

		answerPing("T2");

		assertThat(this.framework.takeUpdates(TaskState.LOST)).containsExactly("T1");
		assertThat(offer().getSlots()).isEqualTo(1);
	}

	@Test
	void aTaskThatWasSentAfterThePingIsNotMissingInItsAnswer() {
		registerBoth();
		Offer offer = offer();
		Ping ping = nextPing();
		accept(offer, "T1");

		this.agent.say(this.master, pong(ping).build());

		assertThat(this.framework.takeUpdates(TaskState.LOST)).isEmpty();
	}

	@Test
	void anUpdateOfAnAgentThatWasGivenUpIsPassedOn() {
		registerBoth();
		accept(offer(), "T1");
		this.agent.end();
		this.framework.takeUpdates(TaskState.LOST);
		this.agent = this.harness.probe("agent");

		update("T1", TaskState.FINISHED);

		assertThat(this.framework.takeUpdates(TaskState.FINISHED)).containsExactly("T1");
	}

	@Test
	void anAgentThatReturnsBringsItsTasksAndOnlyItsOtherSlotsAreOffered() {
		registerFramework("F1");

		this.agent.say(this.master,
				RegisterAgent.newBuilder()
					.setAgentId("A1")
					.setSlots(3)
					.addTasks(TaskStatus.newBuilder().setFrameworkId("F1").setTaskId("T1").setState(TaskState.RUNNING))
					.addTasks(TaskStatus.newBuilder().setFrameworkId("F1").setTaskId("T2").setState(TaskState.FINISHED))
					.build());

		assertThat(offer().getSlots()).isEqualTo(2);
		assertThat(state()).contains("T1").contains("T2");
	}

	@Test
	void anAgentThatWasRestartedAtTheSameAddressEndsItsEarlierLife() {
		registerBoth();
		accept(offer(), "T1");

		registerAgent("A2");

		assertThat(this.framework.takeUpdates(TaskState.LOST)).containsExactly("T1");
		assertThat(offer().getAgentId()).isEqualTo("A2");
		assertThat(state()).doesNotContain("A1");
	}

	@Test
	void tasksThatNoAgentHasAreLostWhenTheFrameworkAsks() {
		registerBoth();
		accept(offer(), "T1");

		this.framework.say(this.master,
				ReconcileTasks.newBuilder().setFrameworkId("F1").addTaskIds("T1").addTaskIds("T9").build());

		assertThat(this.framework.takeUpdates(TaskState.LOST)).containsExactly("T9");
	}

	@Test
	void aFrameworkThatReturnsInTimeKeepsItsTasks() {
		registerBoth();
		accept(offer(), "T1");
		this.framework.end();
		keepAgentAlive(TIMINGS.failover().minusSeconds(1), "T1");
		this.framework = this.harness.probe("framework");

		registerFramework("F1");
		keepAgentAlive(TIMINGS.failover(), "T1");

		assertThat(this.agent.take(ShutdownFramework.class)).isEmpty();
		assertThat(state()).contains("T1");
	}

	@Test
	void aFrameworkThatStaysAwayIsGivenUpAndItsSlotsAreFree() {
		registerBoth();
		accept(offer(), "T1", "T2");
		this.framework.end();

		keepAgentAlive(TIMINGS.failover(), "T1", "T2");

		assertThat(this.agent.takeOne(ShutdownFramework.class).getFrameworkId()).isEqualTo("F1");
		this.framework = this.harness.probe("framework");
		registerFramework("F2");
		assertThat(offer().getSlots()).isEqualTo(2);
	}

	@Test
	void aFrameworkThatWasRestartedAtTheSameAddressEndsItsEarlierLife() {
		registerBoth();
		accept(offer(), "T1");

		registerFramework("F2");

		assertThat(this.agent.takeOne(ShutdownFramework.class).getFrameworkId()).isEqualTo("F1");
		assertThat(offer().getSlots()).isEqualTo(2);
	}

	@Test
	void aFrameworkThatIsKnownByItsTasksOnlyIsAwaited() {
		this.agent.say(this.master,
				RegisterAgent.newBuilder()
					.setAgentId("A1")
					.setSlots(1)
					.addTasks(TaskStatus.newBuilder().setFrameworkId("F1").setTaskId("T1").setState(TaskState.RUNNING))
					.build());
		assertThat(state()).contains("\"connected\":false");

		keepAgentAlive(TIMINGS.failover(), "T1");

		assertThat(this.agent.takeOne(ShutdownFramework.class).getFrameworkId()).isEqualTo("F1");
	}

	@Test
	void twoFrameworksShareTheAgents() {
		registerBoth();
		accept(offer(), "T1", "T2");
		Probe second = this.harness.probe("second");
		second.say(this.master, RegisterFramework.newBuilder().setFrameworkId("F2").build());

		Probe other = this.harness.probe("other-agent");
		other.say(this.master, RegisterAgent.newBuilder().setAgentId("A2").setSlots(2).build());
		this.harness.advance(TIMINGS.allocation());

		assertThat(second.takeOne(ResourceOffers.class).getOffers(0).getAgentId()).isEqualTo("A2");
		assertThat(this.framework.take(ResourceOffers.class)).isEmpty();
	}

	@Test
	void anAllocatorThatEndsIsReplacedByOneThatKnowsTheSame() {
		registerBoth();
		accept(offer(), "T1");

		this.harness.manager().terminate(new UPID(Allocator.ID, this.master.address()), true);

		assertThat(offer().getSlots()).isEqualTo(1);
	}

	private void registerBoth() {
		registerFramework("F1");
		registerAgent("A1");
	}

	private void registerAgent(String id) {
		this.agent.say(this.master, RegisterAgent.newBuilder().setAgentId(id).setSlots(2).build());
	}

	private void registerFramework(String id) {
		this.framework.say(this.master, RegisterFramework.newBuilder().setFrameworkId(id).build());
	}

	private Offer offer() {
		return offerWithin(TIMINGS.allocation());
	}

	private Offer offerWithin(Duration duration) {
		this.harness.advance(duration);
		return this.framework.takeOne(ResourceOffers.class).getOffers(0);
	}

	private void accept(Offer offer, String... taskIds) {
		AcceptOffer.Builder answer = AcceptOffer.newBuilder().setFrameworkId("F1").setOfferId(offer.getOfferId());
		List.of(taskIds).forEach((id) -> answer.addTasks(Task.newBuilder().setTaskId(id)));
		this.framework.say(this.master, answer.build());
	}

	private void update(String taskId, TaskState state) {
		Message update = StatusUpdate.newBuilder()
			.setFrameworkId("F1")
			.setAgentId("A1")
			.setTaskId(taskId)
			.setState(state)
			.build();
		this.agent.say(this.master, update);
	}

	private void acknowledge(String taskId, TaskState state) {
		Message acknowledgement = StatusUpdateAcknowledged.newBuilder()
			.setFrameworkId("F1")
			.setAgentId("A1")
			.setTaskId(taskId)
			.setState(state)
			.build();
		this.framework.say(this.master, acknowledgement);
	}

	private void keepAgentAlive(Duration duration, String... taskIds) {
		for (long i = 0; i < duration.dividedBy(TIMINGS.ping()); i++) {
			answerPing(taskIds);
		}
	}

	private void answerPing(String... taskIds) {
		this.agent.say(this.master, pong(nextPing()).addAllTaskIds(List.of(taskIds)).build());
		for (Ping ping : this.framework.take(Ping.class)) {
			this.framework.say(this.master, pong(ping).build());
		}
	}

	private Ping nextPing() {
		this.agent.take(Ping.class);
		this.harness.advance(TIMINGS.ping());
		return this.agent.takeOne(Ping.class);
	}

	private static Pong.Builder pong(Ping ping) {
		return Pong.newBuilder().setPeerId(ping.getPeerId()).setRound(ping.getRound());
	}

	private String state() {
		return this.harness.get("/master/state").text();
	}

}
