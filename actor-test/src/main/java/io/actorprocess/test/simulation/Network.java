package io.actorprocess.test.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import io.actorprocess.message.Address;

/**
 * What lies between the machines: how long a way is, which ways are barred, and the
 * connections.
 * <p>
 * Thread-safety: for the one thread of a simulation.
 */
final class Network {

	private final Timeline timeline;

	private final RandomGenerator random;

	private final NetworkConditions conditions;

	private final Trace trace;

	private final Map<Address, Node> hosts = new LinkedHashMap<>();

	/** How many partitions bar a way. */
	private final Map<Way, Integer> barred = new LinkedHashMap<>();

	/** How much longer than usual a way is. */
	private final Map<Way, Long> lags = new LinkedHashMap<>();

	/** All that are not forgotten by both ends. */
	private final List<Connection> connections = new ArrayList<>();

	/** A direction between two machines. */
	private record Way(Node from, Node to) {

	}

	Network(Timeline timeline, RandomGenerator random, NetworkConditions conditions, Trace trace) {
		this.timeline = timeline;
		this.random = random;
		this.conditions = conditions;
		this.trace = trace;
	}

	Timeline timeline() {
		return this.timeline;
	}

	RandomGenerator random() {
		return this.random;
	}

	NetworkConditions conditions() {
		return this.conditions;
	}

	void note(Node node, String what) {
		this.trace.add(this.timeline.now(), node.name(), what);
	}

	void add(Node node) {
		this.hosts.put(node.address(), node);
	}

	@Nullable Node host(Address address) {
		return this.hosts.get(address);
	}

	long latencyNanos(Node from, Node to) {
		return this.conditions.latencyNanos(this.random) + this.lags.getOrDefault(new Way(from, to), 0L);
	}

	boolean reaches(Node from, Node to) {
		return to.isPowered() && !this.barred.containsKey(new Way(from, to));
	}

	Connection connect(Outbound client, Node from, Address to) {
		this.connections.removeIf(Connection::isForgotten);
		Connection connection = new Connection(this, client, from, host(to));
		this.connections.add(connection);
		connection.connect();
		return connection;
	}

	/** Bars both ways between two machines, or takes one bar away. */
	void bar(Node node, Node peer, boolean more) {
		for (Way way : List.of(new Way(node, peer), new Way(peer, node))) {
			this.barred.merge(way, more ? 1 : -1, Integer::sum);
			this.barred.remove(way, 0);
		}
		between(node, peer, more ? Connection::probe : Connection::retry);
	}

	void lag(Node from, Node to, long nanos) {
		this.lags.merge(new Way(from, to), nanos, Long::sum);
	}

	/** Resets the connections between two machines. */
	void cut(Node node, Node peer) {
		between(node, peer, Connection::cut);
	}

	/** Makes the connections that one machine made to another dead without a word. */
	void deaden(Node from, Node to) {
		copy().stream().filter((connection) -> connection.goes(from, to)).forEach(Connection::deaden);
	}

	/** The runtime of a machine is gone, or the machine itself. */
	void ended(SimulatedSockets sockets) {
		copy().forEach((connection) -> connection.ended(sockets));
	}

	/** A machine is up again. */
	void booted(Node node) {
		copy().stream().filter((connection) -> connection.goesTo(node)).forEach(Connection::retry);
	}

	List<Connection> inboundOf(SimulatedSockets sockets) {
		return this.connections.stream().filter((connection) -> connection.isServedBy(sockets)).toList();
	}

	private void between(Node node, Node peer, Consumer<Connection> action) {
		copy().stream()
			.filter((connection) -> connection.goes(node, peer) || connection.goes(peer, node))
			.forEach(action);
	}

	private List<Connection> copy() {
		return List.copyOf(this.connections);
	}

}
