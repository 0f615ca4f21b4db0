package io.actorprocess.remote.netty;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.actorprocess.clock.Clock;
import io.actorprocess.http.HttpClient;
import io.actorprocess.http.HttpClientOptions;
import io.actorprocess.message.Address;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.Message;
import io.actorprocess.message.Metadata;
import io.actorprocess.message.UPID;
import io.actorprocess.remote.LinkMode;
import io.actorprocess.remote.SocketListener;
import io.actorprocess.remote.SocketManager;
import io.actorprocess.remote.SocketStatistics;

/**
 * Connects a runtime to others by Netty's NIO transport: in frames where the other knows
 * them, in libprocess' own format where not. One port for messages and for HTTP, a few
 * I/O threads for everything.
 * <p>
 * Thread-safety: any thread may call any method; {@link #bind} and {@link #close} block
 * and must not be called by an I/O thread.
 */
public final class NettySocketManager implements SocketManager {

	private final NettySocketOptions options;

	private final ResponseEncoder encoder;

	private final Traffic traffic = new Traffic();

	/** Shared; written under the lock of this object. Kept after closing, to report. */
	private volatile @Nullable BoundSockets sockets;

	/** Guarded by this. */
	private boolean bound;

	/**
	 * A manager with default options.
	 */
	public NettySocketManager() {
		this(NettySocketOptions.defaults());
	}

	/**
	 * A manager with options.
	 * @param options limits and timeouts
	 */
	public NettySocketManager(NettySocketOptions options) {
		this(options, Clock.system());
	}

	/**
	 * A manager with options and a clock of its own.
	 * @param options limits and timeouts
	 * @param clock tells the {@code Date} of responses
	 */
	public NettySocketManager(NettySocketOptions options, Clock clock) {
		this.options = options;
		this.encoder = new ResponseEncoder(new HttpDate(clock));
	}

	@Override
	public synchronized Address bind(Address requested, SocketListener listener) {
		BoundSockets current = this.sockets;
		if (this.bound && current != null) {
			throw new IllegalStateException(
					"Already listening on " + current.address() + "; close the manager before it is bound again");
		}
		BoundSockets opened = new BoundSockets(requested, this.options, listener, this.encoder, this.traffic);
		this.sockets = opened;
		this.bound = true;
		return opened.address();
	}

	@Override
	public void send(Message message) {
		Metadata carried = message.metadata().retain(this.options.metadataNames());
		require().peers().send(message.withMetadata(carried));
	}

	@Override
	public void link(UPID process, LinkMode mode) {
		require().peers().link(process, mode);
	}

	@Override
	public void unlink(UPID process) {
		require().peers().unlink(process);
	}

	@Override
	public void exited(Address watcher, String process, ExitReason.Kind kind) {
		require().peers().exited(watcher, process, kind);
	}

	@Override
	public HttpClient http() {
		return new NettyHttpClient(require().clients(), HttpClientOptions.DEFAULT);
	}

	private BoundSockets require() {
		BoundSockets current = this.sockets;
		if (current == null) {
			throw new IllegalStateException("The manager is not bound yet; call bind before the first send or link");
		}
		return current;
	}

	@Override
	public SocketStatistics statistics() {
		BoundSockets current = this.sockets;
		return this.traffic.snapshot((current != null) ? current.connections() : List.of());
	}

	@Override
	public synchronized void close() {
		BoundSockets current = this.sockets;
		if (this.bound && current != null) {
			current.close();
		}
		this.bound = false;
	}

}
