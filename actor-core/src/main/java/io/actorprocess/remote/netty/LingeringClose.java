package io.actorprocess.remote.netty;

import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;

/**
 * Ends a connection so that the other side gets everything that was written to it.
 * <p>
 * Thread-safety: stateless.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends the channel,
												// which is watched
final class LingeringClose {

	/*
	 * Closing a socket that holds unread bytes, or that receives some afterwards, makes
	 * the system send a reset, and a reset discards what the peer has not read yet.
	 * libprocess loses messages that way. So: write everything, send FIN, keep reading
	 * until the peer's FIN, and only then, or after a while, close.
	 */

	private static final long PATIENCE_SECONDS = 2;

	private LingeringClose() {
	}

	/**
	 * Starts to end a connection whose reader drops what it reads.
	 * @param channel the channel
	 */
	static void start(Channel channel) {
		channel.config().setAutoRead(true);
		channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener((written) -> shutdown(channel));
		ChannelFuture closed = channel.closeFuture();
		if (!closed.isDone()) {
			var timer = channel.eventLoop().schedule(() -> channel.close(), PATIENCE_SECONDS, TimeUnit.SECONDS);
			closed.addListener((end) -> timer.cancel(false));
		}
	}

	private static void shutdown(Channel channel) {
		SslHandler tls = channel.pipeline().get(SslHandler.class);
		if (tls == null) {
			shutdownOutput(channel);
		}
		else {
			tls.closeOutbound().addListener((sent) -> shutdownOutput(channel));
		}
	}

	private static void shutdownOutput(Channel channel) {
		if (channel instanceof DuplexChannel duplex && channel.isActive()) {
			duplex.shutdownOutput();
		}
		else {
			channel.close();
		}
	}

}
