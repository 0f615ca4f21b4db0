package io.actorprocess.test.simulation;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.message.Metadata;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.DecodedRequest;
import io.actorprocess.remote.LinkMode;
import io.actorprocess.remote.SocketListener;
import io.actorprocess.remote.SocketManager;
import io.actorprocess.remote.SocketStatistics;

/**
 * The sockets of one machine in one of its lives.
 * <p>
 * Thread-safety: for the one thread of a simulation.
 */
final class SimulatedSockets implements SocketManager {

	private static final String TRANSPORT = "libprocess";

	private final Network network;

	private final Node node;

	private final Map<Address, Outbound> peers = new LinkedHashMap<>();

	private final Map<DeadLetterReason, Long> dropped = new EnumMap<>(DeadLetterReason.class);

	/** Requests that have arrived and wait for their responses. */
	private final Set<Visit> visits = new LinkedHashSet<>();

	/** Null while nobody listens. */
	private @Nullable SocketListener listener;

	private long sent;

	private long received;

	private long bytesSent;

	private long bytesReceived;

	SimulatedSockets(Network network, Node node) {
		this.network = network;
		this.node = node;
	}

	Node node() {
		return this.node;
	}

	boolean isOpen() {
		return this.listener != null;
	}

	@Nullable SocketListener listener() {
		return this.listener;
	}

	@Override
	public Address bind(Address requested, SocketListener told) {
		this.listener = told;
		return requested;
	}

	@Override
	public void send(Message message) {
		Metadata carried = message.metadata().retain(Connection.METADATA);
		peer(message.to().address()).send(message.withMetadata(carried));
	}

	@Override
	public void link(UPID process, LinkMode mode) {
		peer(process.address()).link(mode);
	}

	private Outbound peer(Address address) {
		return this.peers.computeIfAbsent(address, (key) -> new Outbound(this, key));
	}

	Connection connect(Outbound peer) {
		return this.network.connect(peer, this.node, peer.address());
	}

	void sent(int bytes) {
		this.sent++;
		this.bytesSent += bytes;
	}

	void undelivered(Message message, DeadLetterReason reason) {
		SocketListener told = this.listener;
		this.dropped.merge(reason, 1L, Long::sum);
		if (told != null) {
			this.network.note(this.node, reason.label() + ": " + message);
			told.undelivered(message, reason);
		}
	}

	void exited(Address peer) {
		SocketListener told = this.listener;
		if (told != null) {
			this.network.note(this.node, "lost its link to " + peer);
			told.exited(peer);
		}
	}

	/** Bytes have arrived on a connection. */
	void receive(Connection connection, byte[] piece) {
		this.bytesReceived += piece.length;
		ByteBuffer in = ByteBuffer.wrap(piece);
		DecodedRequest request = connection.decoder().next(in);
		while (request != null) {
			accept(request, connection);
			request = request.keepAlive() ? connection.decoder().next(in) : null;
		}
	}

	private void accept(DecodedRequest request, Connection connection) {
		SocketListener told = this.listener;
		if (told != null && request instanceof DecodedRequest.PostedMessage message) {
			this.received++;
			SocketListener.Delivery delivery = told.message(message.from(), message.to().id(), message.to().name(),
					message.body(), message.metadata());
			this.network.note(this.node, "receives '%s' for '%s' from %s: %s".formatted(message.to().name(),
					message.to().id(), message.from(), delivery));
		}
		else {
			this.network.note(this.node, "refuses what " + connection.from().name() + " sent: " + request);
			connection.refuse();
		}
	}

	void visited(Visit visit) {
		this.visits.add(visit);
	}

	void left(Visit visit) {
		this.visits.remove(visit);
	}

	@Override
	public SocketStatistics statistics() {
		Stream<SocketStatistics.Connection> outbound = this.peers.values()
			.stream()
			.filter(Outbound::isConnected)
			.map((peer) -> new SocketStatistics.Connection(peer.address().toString(), false, peer.isLinked(), TRANSPORT,
					peer.queued()));
		Stream<SocketStatistics.Connection> inbound = this.network.inboundOf(this)
			.stream()
			.map((connection) -> new SocketStatistics.Connection(connection.from().address().toString(), true, false,
					TRANSPORT, 0));
		List<SocketStatistics.Connection> all = Stream.concat(outbound, inbound).toList();
		return new SocketStatistics(all, Map.of(TRANSPORT, this.sent), Map.of(TRANSPORT, this.received),
				Map.copyOf(this.dropped), this.bytesSent, this.bytesReceived);
	}

	@Override
	public void close() {
		if (isOpen()) {
			this.peers.values().forEach(Outbound::close);
			vanish();
		}
	}

	/** The runtime or its machine is gone, without a last word. */
	void vanish() {
		this.listener = null;
		this.network.ended(this);
		this.visits.forEach(Visit::lost);
		this.visits.clear();
	}

}
