package io.actorprocess.remote;

import java.util.List;
import java.util.Map;

import io.actorprocess.metrics.DeadLetterReason;

/**
 * What the sockets of a runtime did so far, and which are open.
 * <p>
 * Thread-safety: immutable.
 *
 * @param connections the open connections
 * @param sent messages written, by transport (such as {@code libprocess}), or known to
 * have arrived where the peer says so ({@code frames}); an entry for each transport from
 * the start
 * @param received messages received, by transport; likewise
 * @param dropped messages that did not reach the peer, by reason
 * @param bytesSent bytes written to all connections
 * @param bytesReceived bytes read from all connections
 * @param refused connections and requests of others that were refused, by what they were
 */
public record SocketStatistics(List<Connection> connections, Map<String, Long> sent, Map<String, Long> received,
		Map<DeadLetterReason, Long> dropped, long bytesSent, long bytesReceived, Map<Refusal, Long> refused) {

	/** Nothing sent, nothing received. */
	public static final SocketStatistics NONE = new SocketStatistics(List.of(), Map.of(), Map.of(), Map.of(), 0, 0);

	/**
	 * Statistics of sockets that refuse nothing.
	 * @param connections the open connections
	 * @param sent messages written, by transport
	 * @param received messages received, by transport
	 * @param dropped messages that did not reach the peer, by reason
	 * @param bytesSent bytes written to all connections
	 * @param bytesReceived bytes read from all connections
	 */
	public SocketStatistics(List<Connection> connections, Map<String, Long> sent, Map<String, Long> received,
			Map<DeadLetterReason, Long> dropped, long bytesSent, long bytesReceived) {
		this(connections, sent, received, dropped, bytesSent, bytesReceived, Map.of());
	}

	/**
	 * An open connection.
	 *
	 * @param peer the other end
	 * @param inbound whether the peer connected to us
	 * @param linked whether a link keeps the connection
	 * @param transport the format spoken, such as {@code libprocess}
	 * @param queued messages that wait to be written
	 */
	public record Connection(String peer, boolean inbound, boolean linked, String transport, int queued) {

	}

}
