package io.actorprocess.remote.netty;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import javax.net.ssl.SSLContext;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.ChannelGroupFuture;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.HttpClientOptions;
import io.actorprocess.http.Url;
import io.actorprocess.message.Address;
import io.actorprocess.remote.SocketStatistics;
import io.actorprocess.remote.TlsOptions;

/**
 * Makes the connections of HTTP clients, and closes what is left of them.
 * <p>
 * Thread-safety: any thread may call any method.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the listener is all that is wanted
final class ClientSockets {

	private static final String TRANSPORT = "http";

	private final NettySocketOptions options;

	private final EventLoopGroup group;

	private final ByteCounter bytes;

	private final HostResolver resolver = new HostResolver();

	private final ChannelGroup channels;

	ClientSockets(NettySocketOptions options, EventLoopGroup group, ByteCounter bytes) {
		this.options = options;
		this.group = group;
		this.bytes = bytes;
		this.channels = new DefaultChannelGroup(group.next(), true);
	}

	/**
	 * Connects to a server.
	 * @param server the server
	 * @param limits the limits of the client
	 * @return the connection, after the handshake if the scheme is https
	 */
	Future<ClientConnection> connect(Url server, HttpClientOptions limits) {
		if (!server.scheme().equals("http") && !server.scheme().equals("https")) {
			return Future.failed(new IllegalArgumentException(
					"Cannot connect to " + server + ": the schemes http and https are spoken here"));
		}
		if (this.group.isShuttingDown()) {
			return Future.failed(new IOException("Cannot connect to " + server + ": the sockets are closed"));
		}
		Promise<ClientConnection> connection = new Promise<>();
		connection.future().onDiscard(connection::discard);
		this.resolver.resolve(server).onAny((resolved) -> {
			if (resolved.isReady()) {
				connect(resolved.value(), server, limits, connection);
			}
			else {
				connection.fail(resolved.failure());
			}
		});
		return connection.future();
	}

	private void connect(InetSocketAddress address, Url server, HttpClientOptions limits,
			Promise<ClientConnection> connection) {
		try {
			ChannelFuture connected = new Bootstrap().group(this.group)
				.channel(NioSocketChannel.class)
				.disableResolver()
				.option(ChannelOption.TCP_NODELAY, true)
				.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) limits.connectTimeout().toMillis())
				.handler(new Initializer(server, limits))
				.connect(address);
			connected.addListener((made) -> established(connected, connection));
			if (this.group.isShuttingDown()) {
				// The listener may never be told
				connection.fail(new IOException("The sockets are closed"));
			}
		}
		catch (RejectedExecutionException | IllegalStateException ex) {
			connection.fail(ex);
		}
	}

	private static void established(ChannelFuture connected, Promise<ClientConnection> connection) {
		SslHandler tls = connected.channel().pipeline().get(SslHandler.class);
		if (!connected.isSuccess()) {
			connection.fail(connected.cause());
		}
		else if (tls == null) {
			hand(connected.channel(), null, connection);
		}
		else {
			tls.handshakeFuture().addListener((done) -> hand(connected.channel(), done.cause(), connection));
		}
	}

	private static void hand(Channel channel, @Nullable Throwable failure, Promise<ClientConnection> connection) {
		ClientConnection made = channel.pipeline().get(ClientConnection.class);
		if (failure != null) {
			connection.fail(failure);
		}
		else if (made == null || !connection.set(made)) {
			channel.close();
		}
	}

	List<SocketStatistics.Connection> connections() {
		return this.channels.stream()
			.filter((channel) -> channel.remoteAddress() instanceof InetSocketAddress)
			.map((channel) -> new SocketStatistics.Connection(
					Address.of((InetSocketAddress) channel.remoteAddress()).toString(), false, false, TRANSPORT, 0))
			.toList();
	}

	/**
	 * Closes all connections, and every one that comes later.
	 * @return completes when those that exist are closed
	 */
	ChannelGroupFuture close() {
		this.resolver.close();
		return this.channels.close();
	}

	private TlsOptions tls() throws NoSuchAlgorithmException {
		TlsOptions configured = this.options.tls();
		return (configured != null) ? configured : TlsOptions.of(SSLContext.getDefault());
	}

	/** Sets up one connection. */
	private final class Initializer extends ChannelInitializer<Channel> {

		private final Url server;

		private final HttpClientOptions limits;

		Initializer(Url server, HttpClientOptions limits) {
			this.server = server;
			this.limits = limits;
		}

		@Override
		protected void initChannel(Channel channel) throws NoSuchAlgorithmException {
			ClientSockets.this.channels.add(channel);
			KeepAlive.enable(channel);
			channel.pipeline().addLast(ClientSockets.this.bytes);
			if (this.server.scheme().equals("https")) {
				ChannelSecurity.addOutbound(channel.pipeline(), tls(), this.server.host(), this.server.port());
			}
			channel.pipeline()
				.addLast(new StalledWriteHandler(ClientSockets.this.options.writeTimeout()),
						new ClientConnection(channel, this.server, this.limits));
		}

	}

}
