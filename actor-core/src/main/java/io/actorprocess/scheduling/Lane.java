package io.actorprocess.scheduling;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One worker's part of a {@link WorkStealingRunQueue}.
 * <p>
 * Thread-safety: belongs to the worker; others read the counters and reach into
 * {@link #local} as far as that allows.
 */
final class Lane extends Padding {

	/** Every so many looks the injection queue comes first. */
	static final int INJECTION_INTERVAL = 16;

	private static final VarHandle TURNS;

	static {
		try {
			TURNS = MethodHandles.lookup().findVarHandle(Lane.class, "turns", int.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	final LocalQueue local = new LocalQueue();

	final Counter steals = new Counter();

	/** Tasks taken from the injection queue. */
	final Counter injected = new Counter();

	private final int index;

	/* The turns of each other worker when this one looked last. */
	private final int[] seenTurns;

	private int victim;

	private int looksLeft = INJECTION_INTERVAL;

	/** Written by the worker for each turn, read by who wonders whether it is stuck. */
	@SuppressWarnings("UnusedVariable") // read by the VarHandle
	private int turns;

	Lane(int index, int workers) {
		this.index = index;
		this.victim = index;
		this.seenTurns = new int[workers];
	}

	/**
	 * Notes that a turn ended because its slice was spent.
	 */
	void exhausted() {
		this.looksLeft = 1;
	}

	/**
	 * Decides where to look first for the next task.
	 * @return whether it is the turn of the injection queue
	 */
	boolean isInjectionFirst() {
		boolean first = --this.looksLeft <= 0;
		if (first) {
			this.looksLeft = INJECTION_INTERVAL;
		}
		return first;
	}

	/**
	 * Notes that a turn begins.
	 */
	void countTurn() {
		this.turns++;
	}

	/**
	 * Chooses the worker to take from, each in turn.
	 * @param lanes all lanes, more than one
	 * @return the lane of another worker
	 */
	Lane nextVictim(Lane[] lanes) {
		do {
			this.victim = (this.victim + 1) % lanes.length;
		}
		while (this.victim == this.index);
		return lanes[this.victim];
	}

	/**
	 * Tells whether another worker has been in one turn since this one looked last.
	 * @param other the lane of the other worker
	 * @return whether no turn of it began in between
	 */
	boolean seesStuck(Lane other) {
		int seen = this.seenTurns[other.index];
		this.seenTurns[other.index] = (int) TURNS.getOpaque(other);
		return seen == this.seenTurns[other.index];
	}

}
