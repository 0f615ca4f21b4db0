package io.actorprocess.demo.mesos;

import java.time.Duration;
import java.util.List;

import com.google.protobuf.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.actorprocess.demo.proto.AcceptOffer;
import io.actorprocess.demo.proto.Offer;
import io.actorprocess.demo.proto.Ping;
import io.actorprocess.demo.proto.Pong;
import io.actorprocess.demo.proto.RegisterAgent;
import io.actorprocess.demo.proto.RegisterFramework;
import io.actorprocess.demo.proto.ResourceOffers;
import io.actorprocess.demo.proto.StatusUpdate;
import io.actorprocess.demo.proto.StatusUpdateAcknowledged;
import io.actorprocess.demo.proto.Task;
import io.actorprocess.demo.proto.TaskState;
import io.actorprocess.message.UPID;

/**
 * A {@link Master} with its {@link Allocator}, and probes as agent and framework.
 */
abstract class WithMaster {

	static final Timings TIMINGS = Timings.defaults();

	final Harness harness = new Harness();

	final UPID master = this.harness.spawn(new Master(TIMINGS)).upid();

	Probe agent;

	Probe framework;

	@BeforeEach
	final void spawnPeers() {
		this.agent = this.harness.probe("agent");
		this.framework = this.harness.probe("framework");
	}

	@AfterEach
	final void close() {
		this.harness.close();
	}

	final void registerBoth() {
		registerFramework("F1");
		registerAgent("A1");
	}

	final void registerAgent(String id) {
		this.agent.say(this.master, RegisterAgent.newBuilder().setAgentId(id).setSlots(2).build());
	}

	final void registerFramework(String id) {
		this.framework.say(this.master, RegisterFramework.newBuilder().setFrameworkId(id).build());
	}

	final Offer offer() {
		return offerWithin(TIMINGS.allocation());
	}

	final Offer offerWithin(Duration duration) {
		this.harness.advance(duration);
		return this.framework.takeOne(ResourceOffers.class).getOffers(0);
	}

	final void accept(Offer offer, String... taskIds) {
		AcceptOffer.Builder answer = AcceptOffer.newBuilder().setFrameworkId("F1").setOfferId(offer.getOfferId());
		List.of(taskIds).forEach((id) -> answer.addTasks(Task.newBuilder().setTaskId(id)));
		this.framework.say(this.master, answer.build());
	}

	final void update(String taskId, TaskState state) {
		Message update = StatusUpdate.newBuilder()
			.setFrameworkId("F1")
			.setAgentId("A1")
			.setTaskId(taskId)
			.setState(state)
			.build();
		this.agent.say(this.master, update);
	}

	final void acknowledge(String taskId, TaskState state) {
		Message acknowledgement = StatusUpdateAcknowledged.newBuilder()
			.setFrameworkId("F1")
			.setAgentId("A1")
			.setTaskId(taskId)
			.setState(state)
			.build();
		this.framework.say(this.master, acknowledgement);
	}

	final void keepAgentAlive(Duration duration, String... taskIds) {
		for (long i = 0; i < duration.dividedBy(TIMINGS.ping()); i++) {
			answerPing(taskIds);
		}
	}

	final void answerPing(String... taskIds) {
		this.agent.say(this.master, pong(nextPing()).addAllTaskIds(List.of(taskIds)).build());
		for (Ping ping : this.framework.take(Ping.class)) {
			this.framework.say(this.master, pong(ping).build());
		}
	}

	final Ping nextPing() {
		this.agent.take(Ping.class);
		this.harness.advance(TIMINGS.ping());
		return this.agent.takeOne(Ping.class);
	}

	static Pong.Builder pong(Ping ping) {
		return Pong.newBuilder().setPeerId(ping.getPeerId()).setRound(ping.getRound());
	}

	final String state() {
		return this.harness.get("/master/state").text();
	}

}
