package io.actorprocess.benchmarks.runtime;

import java.util.function.IntFunction;

/**
 * The runtimes that can be measured.
 */
public enum RuntimeKind implements Labelled {

	/** Our own. */
	OURS("actor-process", ActorProcessRuntime::new),

	/** Our own with one worker, to see how work scales. */
	OURS_ONE_WORKER("actor-process-1", (workers) -> new ActorProcessRuntime(1)),

	/** Pekko in its fastest configuration: the one to beat. */
	PEKKO_TUNED("pekko-tuned", PekkoRuntime::tuned),

	/** Pekko as it comes. */
	PEKKO("pekko", (workers) -> PekkoRuntime.ofDefaults()),

	/** Vert.x. */
	VERTX("vertx", VertxRuntime::new),

	/** Virtual threads, where the JVM has them. */
	VIRTUAL_THREADS("virtual-threads", (workers) -> new VirtualThreadRuntime()),

	/** The ceiling. */
	BOUND("bound", BoundRuntime::new);

	private final String label;

	@SuppressWarnings("ImmutableEnumChecker") // stateless
	private final IntFunction<ActorRuntime> factory;

	RuntimeKind(String label, IntFunction<ActorRuntime> factory) {
		this.label = label;
		this.factory = factory;
	}

	/**
	 * The runtime of a name.
	 * @param label its name
	 * @return the runtime
	 * @throws IllegalArgumentException if there is none
	 */
	public static RuntimeKind of(String label) {
		return Labelled.choose(values(), label);
	}

	@Override
	public String label() {
		return this.label;
	}

	/**
	 * Whether this JVM has what the runtime needs.
	 * @return whether it can be started
	 */
	public boolean isSupported() {
		return this != VIRTUAL_THREADS || VirtualThreadRuntime.isSupported();
	}

	/**
	 * Starts the runtime.
	 * @param workers how many threads it may use
	 * @return a running runtime
	 */
	public ActorRuntime start(int workers) {
		return this.factory.apply(workers);
	}

}
