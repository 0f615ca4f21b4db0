package io.actorprocess.test.simulation;

/**
 * What a machine does when it comes up: spawns its processes.
 */
@FunctionalInterface
public interface Boot {

	/**
	 * Called at each start of the machine, with a runtime that is fresh and empty.
	 * @param node the machine; {@link Node#life()} tells its lives apart
	 * @throws Exception fails the run
	 */
	void boot(Node node) throws Exception;

}
