package io.actorprocess.remote.netty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.message.Message;
import io.actorprocess.remote.MessageCodec;

/**
 * One connection to a peer. Writes batches of messages; what the peer answers is read and
 * ignored.
 * <p>
 * Thread-safety: owned by the event loop of its peer.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends the channel,
												// which is watched
final class OutboundConnection extends ChannelInboundHandlerAdapter {

	private static final Logger logger = LoggerFactory.getLogger(OutboundConnection.class);

	private final OutboundPeer peer;

	private final ChannelFuture established;

	private final Channel channel;

	OutboundConnection(OutboundPeer peer, ChannelFuture established) {
		this.peer = peer;
		this.established = established;
		this.channel = established.channel();
	}

	/**
	 * How many bytes a message takes in a batch, at most.
	 * @param message the message
	 * @return the number of bytes
	 */
	static int cost(Message message) {
		return (int) Math.min(Integer.MAX_VALUE, MessageCodec.maxEncodedLength(message));
	}

	boolean isReady() {
		return this.established.isSuccess() && this.channel.isActive() && this.channel.isWritable();
	}

	/**
	 * Writes messages as one piece; {@link #flush()} sends it.
	 * @param batch the messages
	 * @param authorization what proves who sends them, or null
	 */
	void write(List<Message> batch, @Nullable String authorization) {
		int size = Math.multiplyExact(batch.size(), MessageCodec.authorizationLength(authorization));
		for (Message message : batch) {
			size = Math.addExact(size, cost(message));
		}
		ByteBuf bytes = this.channel.alloc().ioBuffer(size);
		ByteBuffer out = bytes.internalNioBuffer(0, size);
		int start = out.position();
		for (Message message : batch) {
			MessageCodec.encode(message, authorization, out);
		}
		bytes.writerIndex(out.position() - start);
		this.channel.write(bytes).addListener((written) -> this.peer.written(batch, written.isSuccess()));
	}

	void flush() {
		this.channel.flush();
	}

	/**
	 * Ends the connection after everything was written, without cutting off the peer: it
	 * is closed when the peer closed its side.
	 */
	void finish() {
		LingeringClose.start(this.channel);
	}

	void close() {
		this.channel.close();
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		ReferenceCountUtil.release(message);
	}

	@Override
	public void channelWritabilityChanged(ChannelHandlerContext ctx) {
		this.peer.run();
		ctx.fireChannelWritabilityChanged();
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		this.peer.ended(this);
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		if (cause instanceof IOException) {
			logger.debug("The connection to {} broke", this.peer.address(), cause);
		}
		else {
			logger.warn("The connection to {} is closed after a failure", this.peer.address(), cause);
		}
		ctx.close();
	}

}
