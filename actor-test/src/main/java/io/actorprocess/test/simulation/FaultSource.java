package io.actorprocess.test.simulation;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where the faults of a run come from.
 */
@FunctionalInterface
interface FaultSource {

	/**
	 * A plan.
	 * @param random chance, the same for a seed
	 * @param nodes the machines there are
	 * @return the plan
	 */
	FaultPlan plan(RandomGenerator random, List<String> nodes);

}
