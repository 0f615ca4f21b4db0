package io.actorprocess;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

/**
 * How far Lincheck explores: random scenarios of two threads, and for each the
 * interleavings that it finds most telling. {@code -Dactor.rig.scenarios=…} makes it go
 * further.
 */
public final class Exploration {

	private static final int INTERLEAVINGS = 500;

	private Exploration() {
	}

	/**
	 * Checks, for as many interleavings as there is time for, that each gives what some
	 * sequence of the same calls gives. A pause of fixed length counts as nothing: it
	 * would be taken for a livelock.
	 * @param subject makes calls to what is tested, and is constructed anew for each run
	 * @param specification has the same methods, written for one thread
	 */
	public static void check(Class<?> subject, Class<?> specification) {
		new ModelCheckingOptions().iterations(Integer.getInteger("actor.rig.scenarios", 10))
			.invocationsPerIteration(INTERLEAVINGS)
			.threads(2)
			.actorsPerThread(3)
			.actorsBefore(2)
			.actorsAfter(2)
			.addGuarantee(forClasses("io.actorprocess.mailbox.ChunkedEventQueue").methods("spin").ignore())
			.sequentialSpecification(specification)
			.check(subject);
	}

}
