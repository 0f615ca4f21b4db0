package io.actorprocess.remote;

import io.actorprocess.http.HttpClient;
import io.actorprocess.message.Address;
import io.actorprocess.message.Message;

/**
 * Connects a runtime to others: listens on one port, sends messages, watches peers. It
 * knows addresses and messages but no processes; what arrives goes to its
 * {@link SocketListener}.
 * <p>
 * Delivery is at most once. Messages for one address that were sent by one thread arrive
 * in order while one connection lives. What cannot be delivered is reported to
 * {@link SocketListener#undelivered}, never dropped in silence.
 * <p>
 * Thread-safety: any thread may call any method. No method blocks but {@link #bind} and
 * {@link #close}.
 */
public interface SocketManager extends AutoCloseable {

	/**
	 * Starts to listen. A closed manager may be bound again.
	 * @param requested the IP address and port to listen on; port 0 takes a free one
	 * @param listener takes what arrives
	 * @return the address that was bound, with the real port
	 * @throws BindFailedException if the address cannot be bound
	 * @throws IllegalStateException if the manager is bound already
	 */
	Address bind(Address requested, SocketListener listener);

	/**
	 * Sends a message to another runtime. A message to an address that cannot be reached
	 * is reported as undelivered.
	 * @param message the message; its {@code to} tells the peer
	 */
	void send(Message message);

	/**
	 * Keeps a connection to the peer and reports its end once with
	 * {@link SocketListener#exited}. Does nothing if the peer is watched already.
	 * @param peer the address of the peer
	 * @param mode what to do with an existing connection
	 */
	void link(Address peer, LinkMode mode);

	/**
	 * Asks HTTP servers, from when the manager is bound until it is closed.
	 * @return a client on the threads of this manager
	 * @throws UnsupportedOperationException if this kind of manager has none
	 * @throws IllegalStateException if the manager is not bound yet
	 */
	default HttpClient http() {
		throw new UnsupportedOperationException(getClass().getName() + " has no HTTP client");
	}

	/**
	 * What the sockets did so far.
	 * @return a snapshot of the counters
	 */
	SocketStatistics statistics();

	/**
	 * Writes out what is queued for a short while, then closes all connections and stops
	 * listening. Peers that are watched are not reported. Idempotent.
	 */
	@Override
	void close();

}
