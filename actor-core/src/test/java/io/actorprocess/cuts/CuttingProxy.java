package io.actorprocess.cuts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Stands between a node and those that dial it, and cuts each connection, also the first,
 * after a random number of bytes.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class CuttingProxy implements AutoCloseable {

	/** How a connection ends. */
	enum Cut {

		/** Both ends are told by a reset; what is under way is lost. */
		RESET,

		/** Both ends are told by a FIN, in the middle of whatever was being said. */
		FINISH,

		/**
		 * The sender is told by a reset. The receiver hears nothing, and the rest of what
		 * was under way only when another connection has taken the place of this one.
		 */
		LATE

	}

	/** So soon that neither end has said hello. */
	private static final int SOON_BYTES = 300;

	private static final int SOON_IN = 4;

	private final ServerSocket listening;

	private final int mostBytes;

	/** Guarded by itself. */
	private final Random random;

	private final Set<CutConnection> connections = ConcurrentHashMap.newKeySet();

	/** Guarded by itself: ends of connections that were cut late. */
	private final List<Runnable> late = new ArrayList<>();

	private final AtomicIntegerArray cuts = new AtomicIntegerArray(Cut.values().length);

	private volatile int target;

	private volatile boolean refusing;

	/**
	 * A proxy that listens on a free port.
	 * @param seed decides when and how connections are cut
	 * @param mostBytes after how many bytes at the latest
	 */
	CuttingProxy(long seed, int mostBytes) throws IOException {
		this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.mostBytes = mostBytes;
		this.random = new Random(seed);
	}

	int port() {
		return this.listening.getLocalPort();
	}

	void leadTo(int port) {
		this.target = port;
		CutConnection.daemon(this::accept, "proxy-of-" + port).start();
	}

	int cuts(Cut kind) {
		return this.cuts.get(kind.ordinal());
	}

	int cuts() {
		int sum = 0;
		for (Cut kind : Cut.values()) {
			sum += cuts(kind);
		}
		return sum;
	}

	/** Resets everything, and whatever comes until it is called off. */
	void refuse(boolean everything) {
		this.refusing = everything;
		if (everything) {
			endAll();
		}
	}

	private void endAll() {
		releaseLate();
		this.connections.forEach(CutConnection::reset);
	}

	private void accept() {
		try {
			while (true) {
				join(this.listening.accept());
			}
		}
		catch (IOException ex) {
			if (!this.listening.isClosed()) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	private void join(Socket client) throws IOException {
		if (this.refusing) {
			CutConnection.reset(client);
			return;
		}
		try {
			Socket server = new Socket();
			server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.target));
			CutConnection connection = new CutConnection(this, client, server, drawBytes());
			this.connections.add(connection);
			connection.start();
			if (this.refusing) {
				connection.reset();
			}
		}
		catch (IOException ex) {
			CutConnection.reset(client);
		}
	}

	private int drawBytes() {
		synchronized (this.random) {
			boolean soon = this.random.nextInt(SOON_IN) == 0;
			return soon ? this.random.nextInt(SOON_BYTES) : SOON_BYTES + this.random.nextInt(this.mostBytes);
		}
	}

	/** How a connection is to end, and how many of its last bytes still arrive. */
	Cut drawCut() {
		synchronized (this.random) {
			return Cut.values()[this.random.nextInt(Cut.values().length)];
		}
	}

	int drawUpTo(int bytes) {
		synchronized (this.random) {
			return this.random.nextInt(bytes + 1);
		}
	}

	void ended(CutConnection connection, Cut kind) {
		this.cuts.incrementAndGet(kind.ordinal());
		this.connections.remove(connection);
	}

	void gone(CutConnection connection) {
		this.connections.remove(connection);
	}

	void keep(Runnable lateEnd) {
		synchronized (this.late) {
			this.late.add(lateEnd);
		}
	}

	/** Another connection is in use. */
	void releaseLate() {
		List<Runnable> due;
		synchronized (this.late) {
			due = List.copyOf(this.late);
			this.late.clear();
		}
		due.forEach(Runnable::run);
	}

	@Override
	public void close() throws IOException {
		this.listening.close();
		endAll();
	}

}
