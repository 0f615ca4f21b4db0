package io.actorprocess.remote.netty;

import javax.net.ssl.SSLException;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a connection that TLS refuses. Any stranger can cause that, so it is not worth a
 * warning.
 * <p>
 * Thread-safety: owned by the event loop of its channel.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed close ends the channel as well
final class HandshakeFailures extends ChannelInboundHandlerAdapter {

	private static final Logger logger = LoggerFactory.getLogger(HandshakeFailures.class);

	private final Runnable onFailure;

	HandshakeFailures(Runnable onFailure) {
		this.onFailure = onFailure;
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
		if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
			this.onFailure.run();
			logger.debug("The handshake with {} failed", ctx.channel().remoteAddress(), handshake.cause());
		}
		ctx.fireUserEventTriggered(event);
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		Throwable reason = (cause instanceof DecoderException && cause.getCause() != null) ? cause.getCause() : cause;
		if (reason instanceof SSLException) {
			logger.debug("The connection with {} is not secure", ctx.channel().remoteAddress(), reason);
			ctx.close();
		}
		else {
			ctx.fireExceptionCaught(cause);
		}
	}

}
