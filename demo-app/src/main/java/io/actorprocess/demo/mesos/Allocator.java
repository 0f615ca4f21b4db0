package io.actorprocess.demo.mesos;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;

/**
 * Decides which framework is offered which slots: again and again, all free slots of an
 * agent go to the framework that has the fewest and has not just declined them.
 * <p>
 * Thread-safety: as {@link ProcessBase}; the master calls the methods through the PID.
 */
final class Allocator extends ProcessBase {

	/** The id of the process. */
	static final String ID = "allocator";

	private final PID<Master> master;

	private final Timings timings;

	// Owned by the process

	private final Map<AgentKey, AgentSlots> agents = new LinkedHashMap<>();

	private final Set<String> frameworks = new LinkedHashSet<>();

	private final Set<Refusal> refusals = new HashSet<>();

	Allocator(PID<Master> master, Timings timings) {
		super(ID);
		this.master = master;
		this.timings = timings;
	}

	@Override
	protected void initialize() {
		allocate();
	}

	/** An agent has joined; tasks may occupy some of its slots already. */
	void addAgent(AgentKey agent, int slots, Map<String, Integer> occupied) {
		this.agents.put(agent, new AgentSlots(slots, occupied));
	}

	void removeAgent(AgentKey agent) {
		this.agents.remove(agent);
		this.refusals.removeIf((refusal) -> refusal.agent().equals(agent));
	}

	/** A framework wants offers from now on. */
	void activate(String frameworkId) {
		this.frameworks.add(frameworkId);
		revive(frameworkId);
	}

	/** A framework gets no offers for now; what it has it keeps. */
	void deactivate(String frameworkId) {
		this.frameworks.remove(frameworkId);
	}

	/** A framework is gone, and so is all it had. */
	void removeFramework(String frameworkId) {
		deactivate(frameworkId);
		this.agents.values().forEach((agent) -> agent.freeAll(frameworkId));
	}

	/** Slots that a framework had are free again. */
	void recover(AgentKey agent, String frameworkId, int slots) {
		AgentSlots owner = this.agents.get(agent);
		if (owner != null) {
			owner.free(frameworkId, slots);
		}
	}

	/** A framework does not want the slots of an agent for a while. */
	void refuse(AgentKey agent, String frameworkId) {
		Refusal refusal = new Refusal(agent, frameworkId);
		if (this.refusals.add(refusal)) {
			delay(this.timings.refusal(), () -> this.refusals.remove(refusal));
		}
	}

	/** A framework wants again what it refused. */
	void revive(String frameworkId) {
		this.refusals.removeIf((refusal) -> refusal.frameworkId().equals(frameworkId));
	}

	private void allocate() {
		this.agents.forEach((agent, slots) -> {
			if (slots.available() > 0) {
				neediest(agent).ifPresent((frameworkId) -> {
					int granted = slots.takeAll(frameworkId);
					this.master.tell((target) -> target.offer(frameworkId, agent, granted));
				});
			}
		});
		delay(this.timings.allocation(), this::allocate);
	}

	private Optional<String> neediest(AgentKey agent) {
		return this.frameworks.stream()
			.filter((frameworkId) -> !this.refusals.contains(new Refusal(agent, frameworkId)))
			.min(Comparator.comparingInt(this::slotsOf));
	}

	private int slotsOf(String frameworkId) {
		return this.agents.values().stream().mapToInt((agent) -> agent.takenBy(frameworkId)).sum();
	}

	private record Refusal(AgentKey agent, String frameworkId) {

	}

}
