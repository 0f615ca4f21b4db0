package io.actorprocess.remote.netty;

import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

import io.actorprocess.message.Address;
import io.actorprocess.remote.TlsOptions;

/**
 * Encrypts connections, or leaves them as they are if TLS is off.
 * <p>
 * Thread-safety: any thread may call any method.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the listener is all that is wanted
final class ChannelSecurity {

	private final @Nullable TlsOptions tls;

	ChannelSecurity(@Nullable TlsOptions tls) {
		this.tls = tls;
	}

	/**
	 * Secures a connection that a client made. To be called between the handlers of
	 * encrypted and those of plain bytes.
	 * @param pipeline the pipeline of the connection
	 * @param refused runs if the client is refused
	 */
	void addInbound(ChannelPipeline pipeline, Runnable refused) {
		TlsOptions options = this.tls;
		if (options != null) {
			ChannelHandler tlsOrDetector = options.acceptPlain() ? new TlsDetector(() -> inbound(options))
					: inbound(options);
			pipeline.addLast(tlsOrDetector, new HandshakeFailures(refused));
		}
	}

	/**
	 * Secures a connection to another runtime. To be called between the handlers of
	 * encrypted and those of plain bytes.
	 * @param pipeline the pipeline of the connection
	 * @param peer what is connected to
	 */
	void addOutbound(ChannelPipeline pipeline, Address peer) {
		TlsOptions options = this.tls;
		if (options != null && options.outbound()) {
			addOutbound(pipeline, options, peer.ip().getHostAddress(), peer.port());
		}
	}

	/**
	 * Secures a connection to any server that speaks TLS. To be called between the
	 * handlers of encrypted and those of plain bytes.
	 * @param pipeline the pipeline of the connection
	 * @param options how
	 * @param host the IP address or host name that its certificate must bear
	 * @param port the port that is connected to
	 */
	static void addOutbound(ChannelPipeline pipeline, TlsOptions options, String host, int port) {
		SSLEngine engine = options.engines().create(host, port);
		engine.setUseClientMode(true);
		if (options.verifyAddress()) {
			SSLParameters parameters = engine.getSSLParameters();
			parameters.setEndpointIdentificationAlgorithm("HTTPS");
			engine.setSSLParameters(parameters);
		}
		pipeline.addLast(handler(engine, options), new HandshakeFailures(() -> {
		}));
	}

	private static SslHandler inbound(TlsOptions options) {
		SSLEngine engine = options.engines().create(null, -1);
		engine.setUseClientMode(false);
		switch (options.clientAuth()) {
			case NONE -> engine.setWantClientAuth(false);
			case WANT -> engine.setWantClientAuth(true);
			case NEED -> engine.setNeedClientAuth(true);
		}
		return handler(engine, options);
	}

	private static SslHandler handler(SSLEngine engine, TlsOptions options) {
		SslHandler handler = new SslHandler(engine);
		handler.setHandshakeTimeout(options.handshakeTimeout().toMillis(), TimeUnit.MILLISECONDS);
		return handler;
	}

	/**
	 * Waits for the end of the handshake with another runtime.
	 * @param connected tells when the connection is made
	 * @param loop the event loop of the connection
	 * @return tells when it may be used, with the reason if not
	 */
	ChannelFuture established(ChannelFuture connected, EventLoop loop) {
		if (this.tls == null || !this.tls.outbound()) {
			return connected;
		}
		Channel channel = connected.channel();
		ChannelPromise established = new DefaultChannelPromise(channel, loop);
		connected.addListener((made) -> {
			SslHandler tls = channel.pipeline().get(SslHandler.class);
			if (made.isSuccess() && tls != null) {
				tls.handshakeFuture().addListener((shaken) -> complete(established, shaken));
			}
			else {
				complete(established, made);
			}
		});
		return established;
	}

	private static void complete(ChannelPromise promise, Future<?> outcome) {
		if (outcome.isSuccess()) {
			promise.setSuccess();
		}
		else {
			promise.setFailure(outcome.cause());
		}
	}

}
