package io.actorprocess.remote.netty;

/**
 * What carries messages to a peer at the moment.
 */
interface PeerConnection {

	/**
	 * Something waits in the outbox. For any thread; does nothing on a connection that
	 * has ended.
	 */
	void wake();

	/**
	 * Writes what waits, then ends the connection and the session. For any thread.
	 */
	void finish();

	/**
	 * Ends the connection gently: what was written arrives, and nothing more is written.
	 * For any thread.
	 */
	void part();

	/**
	 * Gives the connection up. For any thread.
	 */
	void close();

	/**
	 * Whether the peer made it.
	 * @return true if this node accepted it
	 */
	boolean isInbound();

	/**
	 * The format that is spoken.
	 * @return its name in statistics
	 */
	String transport();

}
