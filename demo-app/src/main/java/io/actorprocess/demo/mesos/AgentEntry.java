package io.actorprocess.demo.mesos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.actorprocess.demo.proto.TaskState;
import io.actorprocess.message.UPID;

/**
 * An agent as the master knows it, with the tasks it was given and that no framework has
 * acknowledged the end of.
 * <p>
 * Thread-safety: belongs to the master.
 */
final class AgentEntry extends Peer {

	private final long registration;

	private final int slots;

	private final Map<String, TaskEntry> tasks = new LinkedHashMap<>();

	/**
	 * An agent.
	 * @param registration tells two registrations of one agent apart
	 */
	AgentEntry(String id, UPID pid, int slots, long registration) {
		super(id, pid);
		this.slots = slots;
		this.registration = registration;
	}

	AgentKey key() {
		return new AgentKey(id(), this.registration);
	}

	int slots() {
		return this.slots;
	}

	void add(String frameworkId, String taskId, TaskState state) {
		this.tasks.put(taskId, new TaskEntry(frameworkId, taskId, state, round()));
	}

	@Nullable TaskEntry task(String taskId) {
		return this.tasks.get(taskId);
	}

	Collection<TaskEntry> tasks() {
		return Collections.unmodifiableCollection(this.tasks.values());
	}

	/** How many slots the tasks of each framework occupy. */
	Map<String, Integer> occupied() {
		Map<String, Integer> occupied = new LinkedHashMap<>();
		for (TaskEntry task : this.tasks.values()) {
			if (!task.isOver()) {
				occupied.merge(task.frameworkId(), 1, Integer::sum);
			}
		}
		return occupied;
	}

	/** Notes a task's state and tells whether its slot became free by that. */
	boolean updated(String taskId, TaskState state) {
		TaskEntry task = this.tasks.get(taskId);
		if (task == null || task.isOver()) {
			return false;
		}
		this.tasks.put(taskId, task.withState(state));
		return TaskEntry.isOver(state);
	}

	/** Forgets a task whose end was acknowledged. */
	void forget(String taskId) {
		this.tasks.remove(taskId);
	}

	/** Forgets the tasks of a framework. */
	void forgetFramework(String frameworkId) {
		this.tasks.values().removeIf((task) -> task.frameworkId().equals(frameworkId));
	}

	/** Forgets and returns the tasks that never reached the agent. */
	List<TaskEntry> removeMissing(Set<String> known, long round) {
		List<TaskEntry> missing = new ArrayList<>();
		for (TaskEntry task : List.copyOf(this.tasks.values())) {
			if (task.sentInRound() < round && !known.contains(task.id())) {
				this.tasks.remove(task.id());
				missing.add(task);
			}
		}
		return missing;
	}

}
