package io.actorprocess.benchmarks.libprocess;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.actorprocess.benchmarks.workload.Metric;
import io.actorprocess.benchmarks.workload.Trial;
import io.actorprocess.message.UPID;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;

/**
 * Five thousand processes are linked to another five thousand, then ten thousand others
 * begin and end.
 */
final class ManyLinks implements LibprocessWorkload {

	private static final int LINKS = 5000;

	private static final int EPHEMERAL = 10_000;

	private static final Metric ELAPSED = new Metric("elapsed", "s");

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final int ROUNDS = 5;

	@Override
	public void run(ProcessManager manager, Trial trial) throws Exception {
		for (int i = 0; i < trial.size(LINKS, 50); i++) {
			UPID linkee = manager.spawn(new Linkee()).upid();
			manager.spawn(new Linker()).dispatch((linker) -> linker.watch(linkee)).get();
		}
		int count = trial.size(EPHEMERAL, 100);
		for (int round = 0; round < trial.size(ROUNDS, 1); round++) {
			long start = System.nanoTime();
			beginAndEnd(manager, count);
			trial.record(ELAPSED, (System.nanoTime() - start) / 1e9);
		}
	}

	private static void beginAndEnd(ProcessManager manager, int count) throws InterruptedException {
		List<PID<Linkee>> ephemeral = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			PID<Linkee> pid = manager.spawn(new Linkee());
			pid.tell(Linkee::end);
			ephemeral.add(pid);
		}
		for (PID<Linkee> pid : ephemeral) {
			if (!manager.wait(pid, PATIENCE)) {
				throw new IllegalStateException(pid + " does not end");
			}
		}
	}

	/** Is watched, or ends. */
	private static final class Linkee extends ProcessBase {

		void end() {
			terminate();
		}

	}

	/** Watches. */
	private static final class Linker extends ProcessBase {

		UPID watch(UPID other) {
			link(other);
			return other;
		}

	}

}
