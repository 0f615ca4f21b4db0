package io.actorprocess.demo.mesos;

import org.jspecify.annotations.Nullable;

import io.actorprocess.demo.proto.StatusUpdate;
import io.actorprocess.demo.proto.StatusUpdateAcknowledged;
import io.actorprocess.demo.proto.TaskState;
import io.actorprocess.demo.proto.TaskStatus;
import io.actorprocess.message.UPID;

/**
 * A task of an agent, with the latest update that its framework has not acknowledged.
 * <p>
 * Thread-safety: belongs to the agent.
 */
final class AgentTask {

	private final String frameworkId;

	private final String id;

	private final UPID executor;

	private TaskState state = TaskState.STAGING;

	private @Nullable StatusUpdate pending;

	AgentTask(String frameworkId, String id, UPID executor) {
		this.frameworkId = frameworkId;
		this.id = id;
		this.executor = executor;
	}

	String frameworkId() {
		return this.frameworkId;
	}

	String id() {
		return this.id;
	}

	UPID executor() {
		return this.executor;
	}

	boolean isOver() {
		return TaskEntry.isOver(this.state);
	}

	TaskStatus status() {
		return TaskStatus.newBuilder().setFrameworkId(this.frameworkId).setTaskId(this.id).setState(this.state).build();
	}

	/** The update to be repeated, or null if all is acknowledged. */
	@Nullable StatusUpdate pending() {
		return this.pending;
	}

	/** A newer update takes the place of one that waits. */
	void updated(StatusUpdate update) {
		this.state = update.getState();
		this.pending = update;
	}

	/** Stops the repetition of an update and tells whether the task is done with. */
	boolean acknowledged(StatusUpdateAcknowledged message) {
		if (this.pending != null && this.pending.getState() == message.getState()) {
			this.pending = null;
			return isOver();
		}
		return false;
	}

}
