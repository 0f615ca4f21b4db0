package io.actorprocess.test.simulation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.RequestDecoder;
import io.actorprocess.remote.RequestLimits;

/**
 * One connection, as TCP would keep it: a stream of bytes from the machine that made it.
 * <p>
 * Thread-safety: for the one thread of a simulation.
 */
final class Connection {

	/*
	 * 1. Pieces arrive in the order in which they were written, each after its own way.
	 * 2. A piece that cannot arrive is stalled, and all behind it. It tries again when a
	 * bar is taken away or the machine boots; if it still waits when the patience of the
	 * network is over, the client loses the connection. 3. A piece that arrives where the
	 * runtime of the connection is gone is answered by a reset. 4. A runtime that ends on
	 * a machine that lives says so; what was under way before still arrives. 5. What says
	 * nothing is found by probes after the patience of the network. 6. What is lost with
	 * a connection is not reported: the sender's system had taken it.
	 */

	private enum State {

		CONNECTING, OPEN, CLOSED

	}

	/** What messages carry beside their bodies, as with the real sockets by default. */
	static final List<String> METADATA = List.of("traceparent", "tracestate", "baggage");

	private static final int WHOLE_IN = 8;

	private final Network network;

	private final Outbound client;

	private final Node from;

	/** Null if no machine has the address. */
	private final @Nullable Node to;

	private final RequestDecoder decoder;

	private final Deque<byte[]> stalled = new ArrayDeque<>();

	private State state = State.CONNECTING;

	/** Null until the handshake has arrived. */
	private @Nullable SimulatedSockets server;

	private long lastArrival;

	/** Nothing passes any more, and nobody knows. */
	private boolean dead;

	/** What is under way is lost. */
	private boolean broken;

	Connection(Network network, Outbound client, Node from, @Nullable Node to) {
		this.network = network;
		this.client = client;
		this.from = from;
		this.to = to;
		this.decoder = new RequestDecoder(RequestLimits.DEFAULT, METADATA, from.address().toSocketAddress(), null,
				() -> false);
	}

	Node from() {
		return this.from;
	}

	RequestDecoder decoder() {
		return this.decoder;
	}

	boolean isOpen() {
		return this.state == State.OPEN;
	}

	boolean isForgotten() {
		return this.state == State.CLOSED && (this.broken || this.lastArrival < this.network.timeline().now());
	}

	boolean isServedBy(SimulatedSockets sockets) {
		return this.server == sockets && this.state != State.CLOSED;
	}

	boolean goes(Node one, Node other) {
		return this.from == one && this.to == other;
	}

	boolean goesTo(Node node) {
		return this.to == node;
	}

	// The handshake

	void connect() {
		Timeline timeline = this.network.timeline();
		timeline.in(this.network.conditions().connectTimeout().toNanos(), this::fail);
		Node host = this.to;
		if (host != null) {
			timeline.in(this.network.latencyNanos(this.from, host), () -> greet(host));
		}
	}

	private void greet(Node host) {
		if (this.state != State.CONNECTING || !this.network.reaches(this.from, host)) {
			return;
		}
		this.server = host.listening();
		Runnable answer = (this.server != null) ? this::established : this::fail;
		this.network.timeline().in(this.network.latencyNanos(host, this.from), () -> {
			if (this.network.reaches(host, this.from)) {
				answer.run();
			}
		});
	}

	private void established() {
		if (this.state == State.CONNECTING && isServerGone()) {
			fail();
		}
		else if (this.state == State.CONNECTING) {
			this.state = State.OPEN;
			this.client.opened(this);
		}
	}

	private void fail() {
		if (this.state == State.CONNECTING) {
			end(DeadLetterReason.CONNECT_FAILED);
		}
	}

	private boolean isServerGone() {
		return this.server == null || !this.server.isOpen();
	}

	// The stream

	/** Sends bytes, now and then in two pieces. */
	void write(byte[] bytes) {
		int split = this.network.random().nextInt(WHOLE_IN * bytes.length);
		if (split > 0 && split < bytes.length) {
			travel(Arrays.copyOf(bytes, split));
			travel(Arrays.copyOfRange(bytes, split, bytes.length));
		}
		else {
			travel(bytes);
		}
	}

	private void travel(byte[] piece) {
		Node host = this.to;
		if (host != null) {
			long now = this.network.timeline().now();
			this.lastArrival = Math.max(this.lastArrival, now + this.network.latencyNanos(this.from, host));
			this.network.timeline().at(this.lastArrival, () -> arrive(host, piece));
		}
	}

	private void arrive(Node host, byte[] piece) {
		SimulatedSockets receiver = this.server;
		if (this.broken || receiver == null) {
			return;
		}
		if (this.dead || !this.stalled.isEmpty() || !this.network.reaches(this.from, host)) {
			stall(piece);
		}
		else if (!receiver.isOpen()) {
			this.broken = true;
			later(() -> lose(DeadLetterReason.CONNECTION_LOST));
		}
		else {
			receiver.receive(this, piece);
		}
	}

	private void stall(byte[] piece) {
		this.stalled.add(piece);
		if (this.stalled.size() == 1) {
			this.network.timeline().in(this.network.conditions().patience().toNanos(), () -> {
				if (this.stalled.peek() == piece) {
					lose(DeadLetterReason.CONNECTION_LOST);
				}
			});
		}
	}

	/** What could not arrive tries again; what comes meanwhile waits behind it. */
	void retry() {
		Node host = this.to;
		if (host != null && !this.stalled.isEmpty() && !this.dead) {
			this.network.timeline().in(this.network.latencyNanos(this.from, host), () -> {
				List<byte[]> again = List.copyOf(this.stalled);
				this.stalled.clear();
				again.forEach((piece) -> arrive(host, piece));
			});
		}
	}

	// The end

	/** The client needs the connection no more; what is under way arrives. */
	void finish() {
		this.state = State.CLOSED;
	}

	/** The server wants no more. */
	void refuse() {
		this.broken = true;
		later(() -> lose(DeadLetterReason.CONNECTION_LOST));
	}

	void cut() {
		if (this.state != State.CLOSED) {
			this.broken = true;
			later(() -> lose(DeadLetterReason.CONNECTION_LOST));
		}
	}

	void deaden() {
		if (this.state == State.OPEN) {
			this.dead = true;
			probe();
		}
	}

	/** The runtime at one of the ends is gone, or its machine. */
	void ended(SimulatedSockets sockets) {
		if (this.client.belongsTo(sockets)) {
			this.stalled.clear();
			this.state = State.CLOSED;
		}
		else if (this.server == sockets && this.state != State.CLOSED) {
			Node host = sockets.node();
			if (host.isPowered()) {
				this.network.timeline().in(this.network.latencyNanos(host, this.from), () -> {
					if (!this.dead && this.network.reaches(host, this.from)) {
						lose(DeadLetterReason.CONNECTION_LOST);
					}
				});
			}
			probe();
		}
	}

	/** Looks after a while whether the other end still answers. */
	void probe() {
		Node host = this.to;
		if (this.state == State.OPEN && host != null) {
			this.network.timeline().in(this.network.conditions().patience().toNanos(), () -> {
				if (this.dead || isServerGone() || !this.network.reaches(this.from, host)) {
					lose(DeadLetterReason.CONNECTION_LOST);
				}
			});
		}
	}

	private void later(Runnable action) {
		this.network.timeline().in(this.network.latencyNanos(this.from, this.from), action);
	}

	private void lose(DeadLetterReason reason) {
		if (this.state == State.CONNECTING && reason == DeadLetterReason.CONNECTION_LOST) {
			end(DeadLetterReason.CONNECT_FAILED);
		}
		else if (this.state == State.OPEN) {
			end(reason);
		}
	}

	private void end(DeadLetterReason reason) {
		this.state = State.CLOSED;
		this.broken = true;
		this.stalled.clear();
		this.client.ended(this, reason);
	}

}
