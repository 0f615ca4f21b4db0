package io.actorprocess.benchmarks.libprocess;

import io.actorprocess.benchmarks.workload.Trial;
import io.actorprocess.process.ProcessManager;

/**
 * One of libprocess' own benchmarks.
 * <p>
 * Thread-safety: stateless.
 */
@FunctionalInterface
interface LibprocessWorkload {

	void run(ProcessManager manager, Trial trial) throws Exception;

}
