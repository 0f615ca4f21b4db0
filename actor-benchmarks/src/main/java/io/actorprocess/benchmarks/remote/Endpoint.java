package io.actorprocess.benchmarks.remote;

/**
 * A runtime that talks to another JVM.
 * <p>
 * Thread-safety: any thread may call any method.
 */
interface Endpoint extends AutoCloseable {

	/**
	 * Starts an actor that handles payloads as a {@link Peer} does.
	 * @return its address, on one line
	 */
	String serve();

	/**
	 * Starts an actor that holds conversations with such an actor of another JVM.
	 * @param address its address
	 * @return begins a conversation
	 * @throws Exception if it cannot be reached
	 */
	Client connect(String address) throws Exception;

	@Override
	void close();

	/** Begins conversations. */
	@FunctionalInterface
	interface Client {

		/**
		 * Begins a conversation, once the former has ended.
		 * @param conversation what is said
		 */
		void begin(Conversation conversation);

	}

	/** Sends to the other side. */
	@FunctionalInterface
	interface Sender {

		/**
		 * Sends a payload.
		 * @param payload the bytes
		 */
		void send(byte[] payload);

	}

}
