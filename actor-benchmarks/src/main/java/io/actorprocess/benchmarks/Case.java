package io.actorprocess.benchmarks;

import io.actorprocess.benchmarks.libprocess.LibprocessKind;
import io.actorprocess.benchmarks.remote.RemoteKind;
import io.actorprocess.benchmarks.remote.WireKind;
import io.actorprocess.benchmarks.runtime.ActorRuntime;
import io.actorprocess.benchmarks.runtime.RuntimeKind;
import io.actorprocess.benchmarks.workload.Trial;
import io.actorprocess.benchmarks.workload.WorkloadKind;

/**
 * A workload on a runtime, both by name.
 *
 * @param workload the workload
 * @param runtime the runtime
 */
record Case(String workload, String runtime) {

	/**
	 * Runs here and now.
	 * @param trial says how long and takes the figures
	 */
	void run(Trial trial) throws Exception {
		if (Catalogue.isRemote(this.workload)) {
			RemoteKind.of(this.workload).run(WireKind.of(this.runtime), trial);
		}
		else if (Catalogue.isLibprocess(this.workload)) {
			LibprocessKind.of(this.workload).run(trial);
		}
		else {
			try (ActorRuntime started = RuntimeKind.of(this.runtime).start(Catalogue.WORKERS)) {
				WorkloadKind.of(this.workload).workload().run(started, trial);
			}
		}
	}

}
