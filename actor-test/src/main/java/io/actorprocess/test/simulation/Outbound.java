package io.actorprocess.test.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.LinkMode;
import io.actorprocess.remote.MessageCodec;

/**
 * All that leaves a runtime for one address: a queue and a connection, with the rules of
 * the real sockets. A link promotes the connection there is; a new one takes along what
 * waits; one that ends takes with it what waits, and its watcher is told once.
 * <p>
 * Thread-safety: for the one thread of a simulation.
 */
final class Outbound {

	private final SimulatedSockets owner;

	private final Address address;

	private final Deque<Message> queue = new ArrayDeque<>();

	private @Nullable Connection connection;

	private boolean linked;

	Outbound(SimulatedSockets owner, Address address) {
		this.owner = owner;
		this.address = address;
	}

	boolean belongsTo(SimulatedSockets sockets) {
		return this.owner == sockets;
	}

	Address address() {
		return this.address;
	}

	boolean isLinked() {
		return this.linked;
	}

	boolean isConnected() {
		return this.connection != null;
	}

	int queued() {
		return this.queue.size();
	}

	void send(Message message) {
		if (this.connection == null) {
			this.connection = this.owner.connect(this);
		}
		if (this.connection.isOpen()) {
			write(message, this.connection);
		}
		else {
			this.queue.add(message);
		}
	}

	private void write(Message message, Connection open) {
		byte[] bytes = MessageCodec.encode(message);
		this.owner.sent(bytes.length);
		open.write(bytes);
	}

	void link(LinkMode mode) {
		Connection old = this.connection;
		this.linked = true;
		if (old == null || mode == LinkMode.RECONNECT) {
			this.connection = this.owner.connect(this);
			if (old != null) {
				old.finish();
			}
		}
	}

	void opened(Connection open) {
		if (open == this.connection) {
			for (Message next = this.queue.poll(); next != null; next = this.queue.poll()) {
				write(next, open);
			}
		}
	}

	void ended(Connection over, DeadLetterReason reason) {
		if (over != this.connection) {
			return;
		}
		this.connection = null;
		boolean watched = this.linked;
		this.linked = false;
		List<Message> lost = takeAll();
		lost.forEach((message) -> this.owner.undelivered(message, reason));
		if (watched) {
			this.owner.exited(this.address);
		}
	}

	/** The runtime ends in order. */
	void close() {
		takeAll().forEach((message) -> this.owner.undelivered(message, DeadLetterReason.SHUTDOWN));
		if (this.connection != null) {
			this.connection.finish();
			this.connection = null;
		}
	}

	private List<Message> takeAll() {
		List<Message> all = List.copyOf(this.queue);
		this.queue.clear();
		return all;
	}

}
