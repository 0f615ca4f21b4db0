package io.actorprocess.remote.netty;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.Url;
import io.actorprocess.message.Address;

/**
 * Finds the IP addresses of hosts. Names are looked up by the system, which blocks: so
 * not by an event loop.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class HostResolver {

	private static final int THREADS = 4;

	private static final long IDLE_SECONDS = 10;

	private final ThreadPoolExecutor lookups = new ThreadPoolExecutor(THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS,
			new LinkedBlockingQueue<>(), (task) -> {
				Thread thread = new Thread(task, "actor-dns");
				thread.setDaemon(true);
				return thread;
			});

	HostResolver() {
		this.lookups.allowCoreThreadTimeOut(true);
	}

	/**
	 * Finds the address of a server.
	 * @param server the server
	 * @return its address; at once if the host is one
	 */
	Future<InetSocketAddress> resolve(Url server) {
		try {
			return Future.ready(new InetSocketAddress(Address.parseIp(server.host()), server.port()));
		}
		catch (IllegalArgumentException ex) {
			return lookUp(server);
		}
	}

	private Future<InetSocketAddress> lookUp(Url server) {
		Promise<InetSocketAddress> address = new Promise<>();
		try {
			this.lookups.execute(() -> {
				try {
					address.set(new InetSocketAddress(InetAddress.getByName(server.host()), server.port()));
				}
				catch (UnknownHostException ex) {
					address.fail(ex);
				}
			});
		}
		catch (RejectedExecutionException ex) {
			address.fail(ex);
		}
		return address.future();
	}

	void close() {
		this.lookups.shutdownNow();
	}

}
