package io.actorprocess.demo.mesos;

import io.actorprocess.demo.proto.TaskState;

/**
 * A task as the master knows it.
 * <p>
 * Thread-safety: immutable.
 *
 * @param frameworkId whose task it is
 * @param id the task's id
 * @param state the last state the master heard of
 * @param sentInRound the agent's ping round in which the task was sent
 */
record TaskEntry(String frameworkId, String id, TaskState state, long sentInRound) {

	static boolean isOver(TaskState state) {
		return state == TaskState.FINISHED || state == TaskState.FAILED || state == TaskState.LOST;
	}

	boolean isOver() {
		return isOver(this.state);
	}

	TaskEntry withState(TaskState next) {
		return new TaskEntry(this.frameworkId, this.id, next, this.sentInRound);
	}

}
