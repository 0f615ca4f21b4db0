package io.actorprocess.demo.mesos;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who has how many slots of one agent.
 * <p>
 * Thread-safety: belongs to the allocator.
 */
final class AgentSlots {

	private final int total;

	private final Map<String, Integer> taken;

	AgentSlots(int total, Map<String, Integer> taken) {
		this.total = total;
		this.taken = new LinkedHashMap<>(taken);
	}

	/** Not positive while the agent does more than it has slots for. */
	int available() {
		return this.total - this.taken.values().stream().mapToInt(Integer::intValue).sum();
	}

	int takenBy(String frameworkId) {
		return this.taken.getOrDefault(frameworkId, 0);
	}

	/** Gives all free slots to a framework and tells how many these are. */
	int takeAll(String frameworkId) {
		int granted = available();
		this.taken.merge(frameworkId, granted, Integer::sum);
		return granted;
	}

	void free(String frameworkId, int slots) {
		this.taken.computeIfPresent(frameworkId, (id, count) -> (count > slots) ? count - slots : null);
	}

	void freeAll(String frameworkId) {
		this.taken.remove(frameworkId);
	}

}
