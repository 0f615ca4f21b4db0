package io.actorprocess.benchmarks.remote;

import io.actorprocess.benchmarks.runtime.Labelled;
import io.actorprocess.benchmarks.workload.Trial;

/**
 * The workloads between two JVMs.
 */
public enum RemoteKind implements Labelled {

	/** Messages one way, 20,000 open; the peer says each 500 that it has got them. */
	REMOTE_TELL(20_000, 500),

	/** Ping-pong. */
	REMOTE_PING_1(1, 1),

	/** Ping-pong with 64 balls. */
	REMOTE_PING_64(64, 1),

	/** Ping-pong with 1024 balls. */
	REMOTE_PING_1024(1024, 1);

	private static final int FIRST = 2000;

	/** Both ends are compiled, on the cores on which they run. */
	private static final int WARM_UPS = 3;

	/** Open at a time meanwhile. */
	private static final int WARM_UP_WINDOW = 256;

	private final int window;

	private final int grant;

	RemoteKind(int window, int grant) {
		this.window = window;
		this.grant = grant;
	}

	/**
	 * The workload of a name.
	 * @param label its name
	 * @return the workload
	 * @throws IllegalArgumentException if there is none
	 */
	public static RemoteKind of(String label) {
		return Labelled.choose(values(), label);
	}

	/**
	 * Starts another JVM and talks to it.
	 * @param wire the wire
	 * @param trial says how long and takes the figures
	 * @throws Exception if something was lost
	 */
	public void run(WireKind wire, Trial trial) throws Exception {
		try (Peer peer = Peer.start(wire); Endpoint endpoint = wire.open()) {
			Endpoint.Client client = endpoint.connect(peer.address());
			warmUp(client, WARM_UPS * trial.warmUpNanos());
			talk(client, trial);
		}
	}

	/** One ball at a time would take minutes until the compilers have seen enough. */
	private static void warmUp(Endpoint.Client client, long nanos) throws InterruptedException {
		long end = System.nanoTime() + nanos;
		while (System.nanoTime() < end) {
			Conversation conversation = new Conversation(FIRST, WARM_UP_WINDOW, 1);
			client.begin(conversation);
			Trial.await(conversation.done());
		}
	}

	/** Talks to a peer, wherever it is. */
	void talk(Endpoint.Client client, Trial trial) throws Exception {
		Conversation[] last = new Conversation[1];
		trial.measure(FIRST, (operations) -> {
			Conversation conversation = new Conversation(operations, this.window, this.grant);
			last[0] = conversation;
			client.begin(conversation);
			Trial.await(conversation.done());
			return conversation.messages();
		});
		if (this.window == 1) {
			trial.recordPercentiles(last[0].roundTripNanos(), 1000, "us");
		}
	}

}
