package io.actorprocess.test.simulation;

import java.time.Duration;

/**
 * Something that breaks, and, where it lasts, the moment when it is whole again. Times
 * count from {@link World#startFaults()}.
 * <p>
 * Thread-safety: immutable.
 */
public sealed interface Fault {

	/**
	 * When it breaks.
	 * @return the time since the faults began
	 */
	Duration at();

	/**
	 * The runtime of a machine dies; the machine lives, so its peers are told that the
	 * connections are gone.
	 *
	 * @param at when
	 * @param node the machine
	 * @param down how long until it boots again
	 */
	record Crash(Duration at, String node, Duration down) implements Fault {

	}

	/**
	 * A machine loses its power: nobody is told anything.
	 *
	 * @param at when
	 * @param node the machine
	 * @param down how long until it boots again
	 */
	record PowerLoss(Duration at, String node, Duration down) implements Fault {

	}

	/**
	 * The connections between two machines are reset; what is under way on them is lost.
	 *
	 * @param at when
	 * @param node one machine
	 * @param peer the other
	 */
	record Cut(Duration at, String node, String peer) implements Fault {

	}

	/**
	 * The connections that one machine made to another are dead, and neither knows: what
	 * is sent goes nowhere.
	 *
	 * @param at when
	 * @param node the machine that made the connections
	 * @param peer the other
	 */
	record HalfOpen(Duration at, String node, String peer) implements Fault {

	}

	/**
	 * Nothing passes between two machines, in either direction. What is sent meanwhile
	 * arrives afterwards, unless the connection is given up before.
	 *
	 * @param at when
	 * @param node one machine
	 * @param peer the other
	 * @param lasting for how long
	 */
	record Partition(Duration at, String node, String peer, Duration lasting) implements Fault {

	}

	/**
	 * The way from one machine to another takes longer.
	 *
	 * @param at when
	 * @param node where the way begins
	 * @param peer where it ends
	 * @param lasting for how long
	 * @param extra how much longer the way takes
	 */
	record Lag(Duration at, String node, String peer, Duration lasting, Duration extra) implements Fault {

	}

	/**
	 * A machine is slow: each turn of a process takes many times as long.
	 *
	 * @param at when
	 * @param node the machine
	 * @param lasting for how long
	 * @param factor how many times
	 */
	record Slow(Duration at, String node, Duration lasting, int factor) implements Fault {

	}

	/**
	 * The clock of a machine jumps, and runs fast or slow from then on.
	 *
	 * @param at when
	 * @param node the machine
	 * @param jump how far its time of day jumps
	 * @param speed how fast its time passes, 1 being right
	 */
	record Skew(Duration at, String node, Duration jump, double speed) implements Fault {

	}

}
