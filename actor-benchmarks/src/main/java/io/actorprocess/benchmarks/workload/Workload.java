package io.actorprocess.benchmarks.workload;

import io.actorprocess.benchmarks.runtime.ActorRuntime;

/**
 * Something for actors to do. It fails if they do not do it right.
 * <p>
 * Thread-safety: stateless; what a run needs it makes.
 */
@FunctionalInterface
public interface Workload {

	/**
	 * Runs on a runtime.
	 * @param runtime a fresh runtime
	 * @param trial says how much to do and takes the figures
	 * @throws Exception if something was lost or wrong
	 */
	void run(ActorRuntime runtime, Trial trial) throws Exception;

}
