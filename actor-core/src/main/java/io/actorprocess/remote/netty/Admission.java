package io.actorprocess.remote.netty;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts inbound connections and says whether there may be one more.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class Admission {

	private final int maxTotal;

	private final int maxPerAddress;

	private final AtomicInteger total = new AtomicInteger();

	/** Shared; holds addresses with at least one connection. */
	private final ConcurrentMap<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();

	Admission(NettySocketOptions options) {
		this.maxTotal = options.connections();
		this.maxPerAddress = options.connectionsPerAddress();
	}

	/**
	 * Counts a connection.
	 * @param client where it comes from
	 * @return whether it is within the limits; either way {@link #leave} must follow
	 */
	boolean enter(InetAddress client) {
		int ofClient = this.perAddress.merge(client, 1, Integer::sum);
		boolean fewOfClient = client.isLoopbackAddress() || ofClient <= this.maxPerAddress;
		return this.total.incrementAndGet() <= this.maxTotal && fewOfClient;
	}

	/**
	 * Forgets a connection.
	 * @param client where it came from
	 */
	void leave(InetAddress client) {
		this.total.decrementAndGet();
		this.perAddress.computeIfPresent(client, (key, count) -> (count == 1) ? null : count - 1);
	}

}
