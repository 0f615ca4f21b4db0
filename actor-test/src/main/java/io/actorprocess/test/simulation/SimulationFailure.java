package io.actorprocess.test.simulation;

/**
 * A run that failed: its seed, its faults, and all that happened.
 * <p>
 * Thread-safety: as {@link Trace}.
 */
@SuppressWarnings("serial") // nobody sends it anywhere
public final class SimulationFailure extends AssertionError {

	private static final int SHOWN = 40;

	private static final long serialVersionUID = 1L;

	private final long seed;

	private final transient FaultPlan plan;

	private final transient Trace trace;

	SimulationFailure(long seed, FaultPlan plan, Trace trace, Throwable cause) {
		super(message(seed, plan, trace, cause), cause);
		this.seed = seed;
		this.plan = plan;
		this.trace = trace;
	}

	private static String message(long seed, FaultPlan plan, Trace trace, Throwable cause) {
		StringBuilder text = new StringBuilder();
		text.append("seed ").append(seed).append(" fails: ").append(cause.getMessage());
		text.append("\n--- faults, counted from startFaults()\n").append(plan);
		text.append("\n--- the last of ").append(trace.entries().size()).append(" events, times in ms\n");
		trace.last(SHOWN).forEach((entry) -> text.append(entry).append('\n'));
		text.append("--- the same again: simulation.faults(failure.plan()).run(").append(seed).append(")\n");
		return text.toString();
	}

	/**
	 * The seed: with the same faults it fails again in the same way.
	 * @return the seed
	 */
	public long seed() {
		return this.seed;
	}

	/**
	 * The faults of the run; after a search, none that it could do without.
	 * @return the plan
	 */
	public FaultPlan plan() {
		return this.plan;
	}

	/**
	 * All that happened.
	 * @return the trace
	 */
	public Trace trace() {
		return this.trace;
	}

}
