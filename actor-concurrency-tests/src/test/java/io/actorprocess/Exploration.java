package io.actorprocess;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

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
	 * Checks that every interleaving gives what some sequence of the same calls gives.
	 * @param subject makes calls to what is tested, and is constructed anew for each run
	 * @param specification has the same methods, written for one thread
	 */
	public static void check(Class<?> subject, Class<?> specification) {
		new ModelCheckingOptions().iterations(Integer.getInteger("actor.rig.scenarios", 20))
			.invocationsPerIteration(INTERLEAVINGS)
			.threads(2)
			.actorsPerThread(3)
			.actorsBefore(2)
			.actorsAfter(2)
			.minimizeFailedScenario(true)
			.sequentialSpecification(specification)
			.check(subject);
	}

}
