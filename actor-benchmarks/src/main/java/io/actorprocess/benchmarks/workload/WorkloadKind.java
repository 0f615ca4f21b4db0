package io.actorprocess.benchmarks.workload;

import io.actorprocess.benchmarks.runtime.Labelled;
import io.actorprocess.benchmarks.runtime.Ref;

/**
 * The workloads that every runtime can run.
 */
public enum WorkloadKind implements Labelled {

	/** One thread from outside sends to one actor. */
	TELL(new TellWorkload(Ref::tell)),

	/** The same with calls whose futures nobody reads. */
	DISPATCH(new TellWorkload(Ref::call)),

	/** Eight actors send to one. */
	FAN_IN(new FanInWorkload()),

	/** One pair plays ping-pong. */
	PING_PONG(new PairsWorkload(1)),

	/** A thousand pairs play ping-pong. */
	PAIRS(new PairsWorkload(1000)),

	/** Five hundred actors hand a token on. */
	RING(new RingWorkload()),

	/** A thousand actors ping random others. */
	BIG(new BigWorkload()),

	/** A thread from outside asks. */
	ASK(new AskWorkload(false)),

	/** It asks somebody who has to ask. */
	ASK_CHAIN(new AskWorkload(true)),

	/** Actors begin, handle a message and end. */
	CREATE(new CreateWorkload()),

	/** Heap for each of a hundred thousand actors. */
	MEMORY(new MemoryWorkload(100_000)),

	/** Heap for each of a million actors. */
	MEMORY_1M(new MemoryWorkload(1_000_000)),

	/** Heap for each of ten million actors. */
	MEMORY_10M(new MemoryWorkload(10_000_000)),

	/** Whole lives among few and among many. */
	POPULATION(new PopulationWorkload()),

	/** Messages beside one flooded actor. */
	FLOODED_1(new FairnessWorkload(1)),

	/** Messages beside two flooded actors. */
	FLOODED_2(new FairnessWorkload(2)),

	/** Timers. */
	TIMERS(new TimersWorkload()),

	/** Messages at a fixed rate. */
	PACED(new PacedWorkload());

	@SuppressWarnings("ImmutableEnumChecker") // stateless
	private final Workload workload;

	WorkloadKind(Workload workload) {
		this.workload = workload;
	}

	/**
	 * The workload of a name.
	 * @param label its name
	 * @return the workload
	 * @throws IllegalArgumentException if there is none
	 */
	public static WorkloadKind of(String label) {
		return Labelled.choose(values(), label);
	}

	/**
	 * What to run.
	 * @return the workload
	 */
	public Workload workload() {
		return this.workload;
	}

}
