package io.actorprocess.remote.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/**
 * Counts the bytes of a connection, next to the socket.
 * <p>
 * Thread-safety: shared by all connections.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends the channel,
												// which is watched
@Sharable
final class ByteCounter extends ChannelDuplexHandler {

	private final Traffic traffic;

	ByteCounter(Traffic traffic) {
		this.traffic = traffic;
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		this.traffic.addBytesReceived(((ByteBuf) message).readableBytes());
		ctx.fireChannelRead(message);
	}

	@Override
	public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
		this.traffic.addBytesSent(((ByteBuf) message).readableBytes());
		ctx.write(message, promise);
	}

}
