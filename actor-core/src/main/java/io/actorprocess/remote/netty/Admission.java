package io.actorprocess.remote.netty;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.actorprocess.remote.Refusal;

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
	 * @return which limit it is beyond, or null; either way {@link #leave} must follow
	 */
	@Nullable Refusal enter(InetAddress client) {
		int ofClient = this.perAddress.merge(client, 1, Integer::sum);
		if (this.total.incrementAndGet() > this.maxTotal) {
			return Refusal.CONNECTION;
		}
		boolean fewOfClient = client.isLoopbackAddress() || ofClient <= this.maxPerAddress;
		return fewOfClient ? null : Refusal.CONNECTION_OF_ADDRESS;
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
