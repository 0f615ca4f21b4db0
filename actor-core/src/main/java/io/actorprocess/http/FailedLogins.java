package io.actorprocess.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Slows those who guess credentials: so many failures of one address a minute, then a
 * wait for each further try. Addresses of IPv6 count by their network of 64 bits, as a
 * client may have all of its addresses.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class FailedLogins {

	/*
	 * Of an address one time is kept: when it will have waited for all its failures. Each
	 * failure moves it by a share of a minute; while one more would move it further than
	 * a minute ahead, the address has to wait. Addresses whose time has passed say
	 * nothing and are forgotten as others come; so are the oldest where there are too
	 * many.
	 */

	private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

	private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

	static final int MOST_ADDRESSES = 10_000;

	private static final int NETWORK_BYTES = 8;

	/** What one failure costs; 0 if failures cost nothing. */
	private final long costNanos;

	/** In the order of the last failure. Guarded by this. */
	private final Map<Object, Long> paid = new LinkedHashMap<>();

	FailedLogins(int perMinute) {
		if (perMinute < 0) {
			throw new IllegalArgumentException(
					perMinute + " failed logins a minute: a number above zero is needed, or zero for any number");
		}
		this.costNanos = (perMinute == 0) ? 0 : MINUTE_NANOS / perMinute;
	}

	/**
	 * How long the client has to wait before it may try again.
	 * @param request the request
	 * @param now the time in nanoseconds
	 * @return seconds, rounded up; 0 if it may try now
	 */
	synchronized long secondsToWait(HttpRequest request, long now) {
		InetSocketAddress client = request.client();
		Long until = (client != null && !this.paid.isEmpty()) ? this.paid.get(key(client.getAddress())) : null;
		long wait = (until != null) ? until + this.costNanos - now - MINUTE_NANOS : 0;
		return (wait > 0) ? (wait + SECOND_NANOS - 1) / SECOND_NANOS : 0;
	}

	/**
	 * A client was refused. It counts only if it showed credentials: who shows none asks
	 * how to.
	 * @param request the request
	 * @param now the time in nanoseconds
	 */
	synchronized void failed(HttpRequest request, long now) {
		InetSocketAddress client = request.client();
		if (client == null || this.costNanos == 0 || !request.headers().contains("Authorization")) {
			return;
		}
		Object key = key(client.getAddress());
		Long until = this.paid.remove(key);
		this.paid.put(key, Math.max((until != null) ? until : now, now) + this.costNanos);
		forgetOldest(now);
	}

	synchronized int size() {
		return this.paid.size();
	}

	private void forgetOldest(long now) {
		Map.Entry<Object, Long> oldest = this.paid.entrySet().iterator().next();
		if (oldest.getValue() <= now || this.paid.size() > MOST_ADDRESSES) {
			this.paid.remove(oldest.getKey());
		}
	}

	private static Object key(InetAddress address) {
		if (!(address instanceof Inet6Address six)) {
			return address;
		}
		byte[] network = Arrays.copyOf(six.getAddress(), NETWORK_BYTES);
		return ByteBuffer.wrap(network);
	}

}
