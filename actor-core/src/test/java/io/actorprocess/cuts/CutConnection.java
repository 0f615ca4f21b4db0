package io.actorprocess.cuts;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

import io.actorprocess.cuts.CuttingProxy.Cut;

/**
 * One connection through a {@link CuttingProxy}: passes on what comes from either side
 * until the bytes that it was given are used up.
 * <p>
 * Thread-safety: one thread for each direction; any thread may call {@link #reset()}.
 */
final class CutConnection {

	private static final int PIECE = 8192;

	private final CuttingProxy proxy;

	private final Socket client;

	private final Socket server;

	private final int half;

	/** Shared. Below zero from the cut on. */
	private final AtomicInteger left;

	CutConnection(CuttingProxy proxy, Socket client, Socket server, int bytes) {
		this.proxy = proxy;
		this.client = client;
		this.server = server;
		this.half = bytes / 2;
		this.left = new AtomicInteger(bytes);
	}

	void start() throws IOException {
		this.client.setTcpNoDelay(true);
		this.server.setTcpNoDelay(true);
		daemon(() -> pump(this.client, this.server), "to-server").start();
		daemon(() -> pump(this.server, this.client), "to-client").start();
	}

	static Thread daemon(Runnable task, String name) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		return thread;
	}

	private void pump(Socket from, Socket to) {
		byte[] piece = new byte[PIECE];
		try {
			OutputStream out = to.getOutputStream();
			int count = from.getInputStream().read(piece);
			while (count >= 0) {
				if (!pass(from, to, Arrays.copyOf(piece, count), out)) {
					return;
				}
				count = from.getInputStream().read(piece);
			}
			endOfStream(to);
		}
		catch (IOException ex) {
			endOfStream(to);
		}
	}

	private boolean pass(Socket from, Socket to, byte[] bytes, OutputStream out) throws IOException {
		int before = this.left.getAndAdd(-bytes.length);
		if (before < 0) {
			// The other direction has been cut: nobody hears this any more
			return true;
		}
		if (before < bytes.length) {
			this.left.set(Integer.MIN_VALUE / 2);
			cut(from, to, bytes, out);
			return false;
		}
		out.write(bytes);
		if (before >= this.half && before - bytes.length < this.half) {
			this.proxy.releaseLate();
		}
		return true;
	}

	private void cut(Socket from, Socket to, byte[] bytes, OutputStream out) throws IOException {
		Cut kind = this.proxy.drawCut();
		int arriving = this.proxy.drawUpTo(bytes.length);
		this.proxy.ended(this, kind);
		out.write(bytes, 0, arriving);
		switch (kind) {
			case RESET -> reset();
			case FINISH -> {
				this.client.close();
				this.server.close();
			}
			case LATE -> {
				this.proxy.keep(() -> finish(to, Arrays.copyOfRange(bytes, arriving, bytes.length)));
				reset(from);
			}
		}
	}

	private static void finish(Socket late, byte[] rest) {
		try (late) {
			late.getOutputStream().write(rest);
		}
		catch (IOException ex) {
			// The receiver has given the connection up, as it may
		}
	}

	/** One side wants no more; after a cut the other one is not told. */
	private void endOfStream(Socket to) {
		if (this.left.get() >= 0) {
			this.proxy.gone(this);
			try {
				to.shutdownOutput();
			}
			catch (IOException ex) {
				reset();
			}
		}
	}

	void reset() {
		reset(this.client);
		reset(this.server);
	}

	static void reset(Socket socket) {
		try (socket) {
			socket.setSoLinger(true, 0);
		}
		catch (IOException ex) {
			// It is closed
		}
	}

}
