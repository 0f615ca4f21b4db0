package io.actorprocess.demo.mesos;

import com.google.protobuf.Message;

import io.actorprocess.demo.proto.AgentRegistered;
import io.actorprocess.demo.proto.FrameworkRegistered;
import io.actorprocess.demo.proto.Offer;
import io.actorprocess.demo.proto.RescindOffer;
import io.actorprocess.demo.proto.ResourceOffers;
import io.actorprocess.demo.proto.RunTask;
import io.actorprocess.demo.proto.ShutdownFramework;
import io.actorprocess.demo.proto.StatusUpdate;
import io.actorprocess.demo.proto.Task;
import io.actorprocess.demo.proto.TaskState;

/**
 * What a master has to say.
 * <p>
 * Thread-safety: stateless.
 */
final class Notices {

	private Notices() {
	}

	static Message agentRegistered(String agentId) {
		return AgentRegistered.newBuilder().setAgentId(agentId).build();
	}

	static Message frameworkRegistered(String frameworkId) {
		return FrameworkRegistered.newBuilder().setFrameworkId(frameworkId).build();
	}

	static Message offer(String offerId, String agentId, int slots) {
		Offer offer = Offer.newBuilder().setOfferId(offerId).setAgentId(agentId).setSlots(slots).build();
		return ResourceOffers.newBuilder().addOffers(offer).build();
	}

	static Message rescinded(String offerId) {
		return RescindOffer.newBuilder().setOfferId(offerId).build();
	}

	static Message run(String frameworkId, Task task) {
		return RunTask.newBuilder().setFrameworkId(frameworkId).setTask(task).build();
	}

	static Message lost(String frameworkId, String taskId, String reason) {
		return StatusUpdate.newBuilder()
			.setFrameworkId(frameworkId)
			.setTaskId(taskId)
			.setState(TaskState.LOST)
			.setReason(reason)
			.build();
	}

	static Message shutdown(String frameworkId) {
		return ShutdownFramework.newBuilder().setFrameworkId(frameworkId).build();
	}

}
