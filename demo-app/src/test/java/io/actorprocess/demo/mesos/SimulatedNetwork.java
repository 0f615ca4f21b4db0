package io.actorprocess.demo.mesos;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.remote.LinkMode;
import io.actorprocess.remote.SocketListener;
import io.actorprocess.remote.SocketManager;
import io.actorprocess.remote.SocketStatistics;

/**
 * Connects runtimes of one thread and one virtual clock. Messages take a random time, so
 * they may overtake each other, which is more than a real network does, and some get
 * lost.
 */
final class SimulatedNetwork {

	private static final int LONGEST_WAY_MICROS = 3000;

	private final Map<Address, Sockets> nodes = new LinkedHashMap<>();

	private final VirtualClock clock;

	private final Random random;

	private int lossPercent;

	SimulatedNetwork(VirtualClock clock, Random random) {
		this.clock = clock;
		this.random = random;
	}

	/** From now on so many of a hundred messages get lost. */
	void setLoss(int percent) {
		this.lossPercent = percent;
	}

	Sockets node() {
		return new Sockets();
	}

	/** Ends a node without a word; who is linked to it is told, sooner or later. */
	void crash(Address address) {
		this.nodes.remove(address);
		disconnect(address);
	}

	/** Ends all connections of a node, which itself goes on. */
	void disconnect(Address address) {
		for (Sockets node : List.copyOf(this.nodes.values())) {
			if (node.watched.remove(address)) {
				later(() -> node.exited(address));
			}
		}
		Sockets self = this.nodes.get(address);
		if (self != null) {
			for (Address peer : List.copyOf(self.watched)) {
				self.watched.remove(peer);
				later(() -> self.exited(peer));
			}
		}
	}

	private void later(Runnable action) {
		this.clock.delay(Duration.ofNanos(1000L * this.random.nextInt(LONGEST_WAY_MICROS)), action);
	}

	/** The sockets of one node. */
	final class Sockets implements SocketManager {

		private final Set<Address> watched = new HashSet<>();

		private SocketListener listener;

		private Address address;

		@Override
		public Address bind(Address requested, SocketListener told) {
			this.listener = told;
			this.address = requested;
			SimulatedNetwork.this.nodes.put(requested, this);
			return requested;
		}

		SocketListener listener() {
			return this.listener;
		}

		private boolean isUp() {
			return SimulatedNetwork.this.nodes.get(this.address) == this;
		}

		@Override
		public void send(Message message) {
			if (isUp() && SimulatedNetwork.this.random.nextInt(100) >= SimulatedNetwork.this.lossPercent) {
				later(() -> deliver(message));
			}
		}

		private void deliver(Message message) {
			Sockets receiver = SimulatedNetwork.this.nodes.get(message.to().address());
			if (receiver != null) {
				receiver.listener.message(message.from(), message.to().id(), message.name(), message.body(),
						message.metadata());
			}
		}

		@Override
		public void link(UPID process, LinkMode mode) {
			Address peer = process.address();
			if (SimulatedNetwork.this.nodes.containsKey(peer)) {
				this.watched.add(peer);
			}
			else {
				later(() -> exited(peer));
			}
		}

		private void exited(Address peer) {
			if (isUp()) {
				this.listener.exited(peer);
			}
		}

		@Override
		public SocketStatistics statistics() {
			return SocketStatistics.NONE;
		}

		@Override
		public void close() {
			SimulatedNetwork.this.nodes.remove(this.address, this);
		}

	}

}
