package io.actorprocess.demo.mesos;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.actorprocess.demo.proto.Offer;
import io.actorprocess.demo.proto.RegisterAgent;
import io.actorprocess.demo.proto.RegisterFramework;
import io.actorprocess.demo.proto.RescindOffer;
import io.actorprocess.demo.proto.ResourceOffers;
import io.actorprocess.demo.proto.ReviveOffers;
import io.actorprocess.demo.proto.RunTask;
import io.actorprocess.demo.proto.TaskState;
import io.actorprocess.message.UPID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the {@link Master} offers to frameworks, and what becomes of it.
 */
class OfferTests extends WithMaster {

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

}
