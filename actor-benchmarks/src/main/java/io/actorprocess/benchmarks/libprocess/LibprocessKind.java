package io.actorprocess.benchmarks.libprocess;

import io.actorprocess.benchmarks.runtime.Labelled;
import io.actorprocess.benchmarks.workload.Trial;
import io.actorprocess.process.ProcessManager;

/**
 * The benchmarks that libprocess has of itself.
 */
public enum LibprocessKind implements Labelled {

	/** Pairs of processes that send each other messages. */
	THROUGHPUT_PERFORMANCE(new MessagePairs()),

	/** Eight clients of one server, 250 requests open each, linked. */
	CLIENT_SERVER(new ClientServer()),

	/** Ends of processes beside many links that have nothing to do with them. */
	LARGE_NUMBER_OF_LINKS(new ManyLinks()),

	/** A dispatch, and a deferred callback with a large argument. */
	DISPATCH_DEFER(new DispatchDefer(false)),

	/** The same with an argument that is copied each time. */
	DISPATCH_DEFER_COPIED(new DispatchDefer(true)),

	/** Protobuf messages of five sizes to a handler that does nothing. */
	PROTOBUF_INSTALL_HANDLER(new ProtobufMessages());

	@SuppressWarnings("ImmutableEnumChecker") // stateless
	private final LibprocessWorkload workload;

	LibprocessKind(LibprocessWorkload workload) {
		this.workload = workload;
	}

	/**
	 * The benchmark of a name.
	 * @param label its name
	 * @return the benchmark
	 * @throws IllegalArgumentException if there is none
	 */
	public static LibprocessKind of(String label) {
		return Labelled.choose(values(), label);
	}

	/**
	 * Runs the benchmark.
	 * @param trial says how long and takes the figures
	 * @throws Exception if something was lost or wrong
	 */
	public void run(Trial trial) throws Exception {
		try (ProcessManager manager = ProcessManager.builder().start()) {
			this.workload.run(manager, trial);
		}
	}

}
