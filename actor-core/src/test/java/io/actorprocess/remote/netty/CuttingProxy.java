package io.actorprocess.remote.netty;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import io.actorprocess.message.Address;

/**
 * Stands before a node and forwards bytes both ways, until it cuts: after so many bytes,
 * in the middle of whatever they are, or when it is told to. It can also swallow
 * everything, as a network does that has lost a node.
 */
final class CuttingProxy implements AutoCloseable {

	private final ServerSocket server;

	private final Random random;

	/** Connections are cut after at most so many bytes of one direction. */
	private final int mostBytes;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final AtomicInteger cuts = new AtomicInteger();

	/** Takes a permit for each connection that comes. */
	private final Semaphore connections;

	private volatile boolean cutting;

	private volatile boolean swallowing;

	CuttingProxy(long seed, int mostBytes, Semaphore connections) throws IOException {
		this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
		this.random = new Random(seed);
		this.mostBytes = mostBytes;
		this.connections = connections;
		this.cutting = mostBytes > 0;
	}

	Address address() {
		return Address.of("127.0.0.1", this.server.getLocalPort());
	}

	int cuts() {
		return this.cuts.get();
	}

	/** Begins to forward. */
	void start(Address to) {
		run(() -> accept(to));
	}

	/** From now on nothing is cut. */
	void heal() {
		this.cutting = false;
		this.swallowing = false;
	}

	/** From now on nothing arrives any more, and nobody is told. */
	void swallow() {
		this.swallowing = true;
	}

	/** Cuts what is open now. */
	void cut() {
		this.sockets.forEach(CuttingProxy::reset);
	}

	private void accept(Address target) throws IOException {
		while (true) {
			Socket client = this.server.accept();
			Socket node = new Socket();
			this.connections.release();
			this.sockets.add(client);
			this.sockets.add(node);
			node.connect(new InetSocketAddress(target.ip(), target.port()));
			run(() -> forward(client, node));
			run(() -> forward(node, client));
		}
	}

	private void forward(Socket from, Socket to) throws IOException {
		try {
			if (copy(from.getInputStream(), to.getOutputStream())) {
				to.shutdownOutput();
				return;
			}
		}
		catch (IOException ex) {
			// One end is gone, and the other learns of it
		}
		reset(from);
		reset(to);
	}

	/** Whether all was forwarded up to the end of the connection. */
	private boolean copy(InputStream in, OutputStream out) throws IOException {
		int left = nextLimit();
		byte[] buffer = new byte[8192];
		int length = in.read(buffer);
		while (length >= 0) {
			boolean last = this.cutting && length > left;
			if (!this.swallowing) {
				out.write(buffer, 0, last ? left : length);
			}
			if (last) {
				this.cuts.incrementAndGet();
				return false;
			}
			left -= Math.min(left, length);
			length = in.read(buffer);
		}
		return true;
	}

	private int nextLimit() {
		synchronized (this.random) {
			return (this.mostBytes > 0) ? 1 + this.random.nextInt(this.mostBytes) : Integer.MAX_VALUE;
		}
	}

	private static void reset(Socket socket) {
		try {
			socket.setSoLinger(true, 0);
			socket.close();
		}
		catch (IOException ex) {
			// It is closed then
		}
	}

	private interface Task {

		void run() throws IOException;

	}

	private static void run(Task task) {
		Thread thread = new Thread(() -> {
			try {
				task.run();
			}
			catch (IOException ex) {
				// The connection has ended, or the proxy
			}
		}, "cutting-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		cut();
	}

}
