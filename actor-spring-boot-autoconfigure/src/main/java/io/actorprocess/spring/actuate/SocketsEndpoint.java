package io.actorprocess.spring.actuate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

import io.actorprocess.process.ProcessManager;
import io.actorprocess.remote.SocketStatistics;

/**
 * Shows the connections to other runtimes and their traffic.
 * <p>
 * Thread-safety: any thread may call any method.
 */
@Endpoint(id = "sockets")
public final class SocketsEndpoint {

	private static final int MAX_CONNECTIONS = 1000;

	private final ProcessManager manager;

	/**
	 * An endpoint for a runtime.
	 * @param manager the runtime
	 */
	public SocketsEndpoint(ProcessManager manager) {
		this.manager = manager;
	}

	/**
	 * Shows the sockets of now.
	 * @return the figures, and at most 1000 connections
	 */
	@ReadOperation
	public Sockets show() {
		SocketStatistics statistics = this.manager.monitor().statistics().sockets();
		Map<String, Long> dropped = new TreeMap<>();
		statistics.dropped().forEach((reason, count) -> dropped.put(reason.label(), count));
		Map<String, Long> refused = new TreeMap<>();
		statistics.refused().forEach((refusal, count) -> refused.put(refusal.label(), count));
		return new Sockets(this.manager.isStarted() ? this.manager.address().toString() : null,
				statistics.connections().size(), statistics.connections().stream().limit(MAX_CONNECTIONS).toList(),
				statistics.sent(), statistics.received(), dropped, statistics.bytesSent(), statistics.bytesReceived(),
				refused);
	}

	/**
	 * What is shown.
	 *
	 * @param address the address that the processes of this runtime bear, null before the
	 * first start
	 * @param total how many connections are open
	 * @param connections the open connections
	 * @param sent messages sent, by transport
	 * @param received messages received, by transport
	 * @param dropped messages that did not reach the other runtime, by reason
	 * @param bytesSent bytes sent
	 * @param bytesReceived bytes received
	 * @param refused connections and requests that were refused, by reason
	 */
	public record Sockets(@Nullable String address, int total, List<SocketStatistics.Connection> connections,
			Map<String, Long> sent, Map<String, Long> received, Map<String, Long> dropped, long bytesSent,
			long bytesReceived, Map<String, Long> refused) {

	}

}
