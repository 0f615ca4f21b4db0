package io.actorprocess.remote.netty;

import java.util.function.Supplier;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;

/**
 * Looks at the first byte of a client and makes place for TLS, or for none. A handshake
 * begins with a byte that no HTTP begins with.
 * <p>
 * Thread-safety: owned by the event loop of its channel.
 */
final class TlsDetector extends ChannelInboundHandlerAdapter {

	/** The type of a TLS record that carries a handshake. */
	private static final int HANDSHAKE = 22;

	private final Supplier<SslHandler> tls;

	TlsDetector(Supplier<SslHandler> tls) {
		this.tls = tls;
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		ByteBuf bytes = (ByteBuf) message;
		if (bytes.isReadable()) {
			if (bytes.getUnsignedByte(bytes.readerIndex()) == HANDSHAKE) {
				ctx.pipeline().replace(this, null, this.tls.get());
			}
			else {
				ctx.pipeline().remove(this);
			}
		}
		ctx.fireChannelRead(bytes);
	}

}
