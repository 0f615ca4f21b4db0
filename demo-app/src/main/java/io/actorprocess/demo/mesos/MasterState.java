package io.actorprocess.demo.mesos;

import java.util.Collection;

import io.actorprocess.message.UPID;

/**
 * What a master knows, as JSON.
 * <p>
 * Thread-safety: stateless.
 */
final class MasterState {

	private MasterState() {
	}

	static String json(UPID master, Collection<AgentEntry> agents, Collection<FrameworkEntry> frameworks,
			Collection<OpenOffer> offers) {
		return new Json().beginObject()
			.field("pid", master)
			.array("agents", agents, MasterState::agent)
			.array("frameworks", frameworks, MasterState::framework)
			.array("offers", offers, MasterState::offer)
			.endObject()
			.toString();
	}

	private static void agent(Json json, AgentEntry agent) {
		json.field("id", agent.id())
			.field("pid", agent.pid())
			.field("slots", agent.slots())
			.array("tasks", agent.tasks(), MasterState::task);
	}

	private static void task(Json json, TaskEntry task) {
		json.field("id", task.id()).field("framework", task.frameworkId()).field("state", task.state());
	}

	private static void framework(Json json, FrameworkEntry framework) {
		json.field("id", framework.id()).field("pid", framework.pid()).field("connected", framework.isConnected());
	}

	private static void offer(Json json, OpenOffer offer) {
		json.field("id", offer.id())
			.field("agent", offer.agent().agentId())
			.field("framework", offer.frameworkId())
			.field("slots", offer.slots());
	}

}
