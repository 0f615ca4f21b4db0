package io.actorprocess.test.simulation;

/**
 * What happens in a simulation, and what must be true of it.
 */
@FunctionalInterface
public interface Scenario {

	/**
	 * Plays the scenario. It must take everything that varies from the world: time,
	 * chance, ids. Then the same seed gives the same run.
	 * @param world a world without machines, at its beginning
	 * @throws Exception fails the run, as does every error
	 */
	void play(World world) throws Exception;

}
