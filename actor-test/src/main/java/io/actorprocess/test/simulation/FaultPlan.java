package io.actorprocess.test.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * What breaks in a run, and when.
 * <p>
 * Thread-safety: immutable.
 *
 * @param faults the faults, in any order
 */
public record FaultPlan(List<Fault> faults) {

	private static final FaultPlan NONE = new FaultPlan(List.of());

	/**
	 * Copies the list.
	 */
	public FaultPlan {
		faults = List.copyOf(faults);
	}

	/**
	 * A plan.
	 * @param faults the faults
	 * @return the plan
	 */
	public static FaultPlan of(Fault... faults) {
		return new FaultPlan(List.of(faults));
	}

	/**
	 * Nothing breaks.
	 * @return an empty plan
	 */
	public static FaultPlan none() {
		return NONE;
	}

	FaultPlan without(int index) {
		List<Fault> fewer = new ArrayList<>(this.faults);
		fewer.remove(index);
		return new FaultPlan(fewer);
	}

	@Override
	public String toString() {
		return this.faults.isEmpty() ? "no faults"
				: String.join("\n", this.faults.stream().map(Fault::toString).toList());
	}

}
