package io.actorprocess.demo.mesos;

import org.junit.jupiter.api.Test;

import io.actorprocess.demo.proto.AgentRegistered;
import io.actorprocess.demo.proto.FrameworkRegistered;
import io.actorprocess.demo.proto.Offer;
import io.actorprocess.demo.proto.Ping;
import io.actorprocess.demo.proto.ReconcileTasks;
import io.actorprocess.demo.proto.RegisterAgent;
import io.actorprocess.demo.proto.RescindOffer;
import io.actorprocess.demo.proto.ShutdownFramework;
import io.actorprocess.demo.proto.StatusUpdateAcknowledged;
import io.actorprocess.demo.proto.TaskState;
import io.actorprocess.demo.proto.TaskStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the {@link Master} keeps track of agents, frameworks and tasks.
 */
class MasterTests extends WithMaster {

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

}
