package io.actorprocess.benchmarks.remote;

import java.util.function.Supplier;

import io.actorprocess.benchmarks.runtime.Labelled;

/**
 * The wires that can be measured.
 */
public enum WireKind implements Labelled {

	/** Our own runtime, both ends of which know each other and speak frames. */
	OURS("actor-process", ActorProcessEndpoint::new),

	/** Our own runtime on libprocess' wire: HTTP. */
	OURS_HTTP("actor-process-http", ActorProcessEndpoint::libprocess),

	/** Pekko's Artery over TCP in its fastest configuration. */
	PEKKO("pekko-tuned", PekkoEndpoint::new);

	private final String label;

	@SuppressWarnings("ImmutableEnumChecker") // stateless
	private final Supplier<Endpoint> factory;

	WireKind(String label, Supplier<Endpoint> factory) {
		this.label = label;
		this.factory = factory;
	}

	/**
	 * The wire of a name.
	 * @param label its name
	 * @return the wire
	 * @throws IllegalArgumentException if there is none
	 */
	public static WireKind of(String label) {
		return Labelled.choose(values(), label);
	}

	@Override
	public String label() {
		return this.label;
	}

	Endpoint open() {
		return this.factory.get();
	}

}
