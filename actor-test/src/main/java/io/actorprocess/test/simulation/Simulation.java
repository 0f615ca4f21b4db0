package io.actorprocess.test.simulation;

import java.util.Optional;

/**
 * Plays a scenario in worlds that chance has made, each by its seed.
 * <p>
 * A run happens on the calling thread alone. Handlers that block on a future block the
 * whole world, and so for ever.
 *
 * <pre>{@code
 * Simulation.of((world) -> {
 *     Node server = world.addNode("server", (node) -> node.manager().spawn(new Server()));
 *     …
 *     world.startFaults();
 *     world.run(Duration.ofMinutes(1));
 *     assertThat(…);
 * }).faults(FaultMix.of(Duration.ofSeconds(30), 6)).check(1, 500);
 * }</pre>
 * <p>
 * Thread-safety: immutable, as far as the scenario is.
 */
public final class Simulation {

	static final FaultSource NO_FAULTS = (random, nodes) -> FaultPlan.none();

	private final Scenario scenario;

	private final NetworkConditions conditions;

	private final FaultSource source;

	private Simulation(Scenario scenario, NetworkConditions conditions, FaultSource source) {
		this.scenario = scenario;
		this.conditions = conditions;
		this.source = source;
	}

	/**
	 * A simulation in which nothing breaks unless the scenario breaks it.
	 * @param scenario what happens
	 * @return the simulation
	 */
	public static Simulation of(Scenario scenario) {
		return new Simulation(scenario, NetworkConditions.defaults(), NO_FAULTS);
	}

	/**
	 * Plays a scenario once, without faults but those of the scenario itself.
	 * @param seed decides all that is left to chance
	 * @param scenario what happens
	 * @return all that happened
	 * @throws SimulationFailure if the scenario throws
	 */
	public static Trace run(long seed, Scenario scenario) {
		return of(scenario).run(seed);
	}

	/**
	 * The same simulation on another network.
	 * @param other how the network behaves
	 * @return a new simulation
	 */
	public Simulation network(NetworkConditions other) {
		return new Simulation(this.scenario, other, this.source);
	}

	/**
	 * The same simulation with faults by chance.
	 * @param mix what a seed draws its plan from
	 * @return a new simulation
	 */
	public Simulation faults(FaultMix mix) {
		return new Simulation(this.scenario, this.conditions, mix::draw);
	}

	/**
	 * The same simulation with faults by plan.
	 * @param plan the plan of every seed
	 * @return a new simulation
	 */
	public Simulation faults(FaultPlan plan) {
		return new Simulation(this.scenario, this.conditions, (random, nodes) -> plan);
	}

	/**
	 * Plays the scenario once.
	 * @param seed decides all that is left to chance
	 * @return all that happened
	 * @throws SimulationFailure if the scenario throws
	 */
	public Trace run(long seed) {
		World world = new World(seed, this.conditions, this.source);
		try {
			this.scenario.play(world);
			world.end();
		}
		catch (Exception | AssertionError ex) {
			throw new SimulationFailure(seed, world.plan(), world.trace(), ex);
		}
		return world.trace();
	}

	/**
	 * Plays the scenario with many seeds, on one thread for each processor.
	 * @param first the first seed
	 * @param count how many seeds
	 * @throws SimulationFailure of the first seed that fails, without the faults that are
	 * not needed for that
	 */
	public void check(long first, int count) {
		search(first, count).ifPresent((failure) -> {
			throw failure;
		});
	}

	/**
	 * As {@link #check}, for those who want a failure.
	 * @param first the first seed
	 * @param count how many seeds
	 * @return the failure of the first seed that fails, without the faults that are not
	 * needed for that; nothing if none fails
	 */
	public Optional<SimulationFailure> search(long first, int count) {
		return new SeedSearch(this, Runtime.getRuntime().availableProcessors()).search(first, count).map(this::shrink);
	}

	/** Leaves out faults, as long as the seed fails without them. */
	private SimulationFailure shrink(SimulationFailure found) {
		SimulationFailure smallest = found;
		boolean smaller = true;
		while (smaller) {
			smaller = false;
			for (int i = smallest.plan().faults().size() - 1; i >= 0; i--) {
				Optional<SimulationFailure> without = faults(smallest.plan().without(i)).failure(found.seed());
				smallest = without.orElse(smallest);
				smaller |= without.isPresent();
			}
		}
		return smallest;
	}

	/** How a seed fails, if it does. */
	Optional<SimulationFailure> failure(long seed) {
		try {
			run(seed);
			return Optional.empty();
		}
		catch (SimulationFailure ex) {
			return Optional.of(ex);
		}
	}

}
