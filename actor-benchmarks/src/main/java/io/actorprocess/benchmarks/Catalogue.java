package io.actorprocess.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.actorprocess.benchmarks.libprocess.LibprocessKind;
import io.actorprocess.benchmarks.remote.RemoteKind;
import io.actorprocess.benchmarks.remote.WireKind;
import io.actorprocess.benchmarks.runtime.RuntimeKind;
import io.actorprocess.benchmarks.workload.WorkloadKind;

/**
 * What can be run, by name.
 */
final class Catalogue {

	/** Each runtime gets as many threads for its actors. */
	static final int WORKERS = Runtime.getRuntime().availableProcessors();

	private static final List<String> SCALING = List.of(WorkloadKind.PAIRS.label(), WorkloadKind.BIG.label());

	private Catalogue() {
	}

	static List<String> workloads() {
		return Stream
			.of(Arrays.stream(WorkloadKind.values()).map(WorkloadKind::label),
					Arrays.stream(LibprocessKind.values()).map(LibprocessKind::label),
					Arrays.stream(RemoteKind.values()).map(RemoteKind::label))
			.flatMap((labels) -> labels)
			.toList();
	}

	/** What is run unless chosen: all that is content with a common heap. */
	static List<String> usualWorkloads() {
		return workloads().stream().filter((label) -> !label.equals(WorkloadKind.MEMORY_10M.label())).toList();
	}

	static List<String> runtimes() {
		return Stream
			.concat(Arrays.stream(RuntimeKind.values()).map(RuntimeKind::label),
					Arrays.stream(WireKind.values()).map(WireKind::label))
			.distinct()
			.toList();
	}

	static boolean isRemote(String workload) {
		return Arrays.stream(RemoteKind.values()).anyMatch((kind) -> kind.label().equals(workload));
	}

	static boolean isLibprocess(String workload) {
		return Arrays.stream(LibprocessKind.values()).anyMatch((kind) -> kind.label().equals(workload));
	}

	/** Whether a workload makes sense on a runtime. */
	static boolean isOffered(Case candidate) {
		String runtime = candidate.runtime();
		if (isLibprocess(candidate.workload())) {
			return runtime.equals(RuntimeKind.OURS.label());
		}
		if (isRemote(candidate.workload())) {
			return Arrays.stream(WireKind.values()).anyMatch((kind) -> kind.label().equals(runtime));
		}
		if (runtime.equals(RuntimeKind.OURS_ONE_WORKER.label())) {
			return SCALING.contains(candidate.workload());
		}
		if (candidate.workload().equals(WorkloadKind.MEMORY_10M.label())) {
			// The rivals need more than the heap that this one shows to suffice
			return runtime.equals(RuntimeKind.OURS.label());
		}
		return Arrays.stream(RuntimeKind.values())
			.anyMatch((kind) -> kind.label().equals(runtime) && kind.isSupported());
	}

}
