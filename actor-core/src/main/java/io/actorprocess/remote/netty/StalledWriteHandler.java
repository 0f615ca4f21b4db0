package io.actorprocess.remote.netty;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection whose other side has not read for too long.
 * <p>
 * Thread-safety: owned by the event loop of its channel.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends the channel,
												// which is watched
final class StalledWriteHandler extends ChannelInboundHandlerAdapter {

	private static final Logger logger = LoggerFactory.getLogger(StalledWriteHandler.class);

	private final Duration timeout;

	private @Nullable ScheduledFuture<?> timer;

	StalledWriteHandler(Duration timeout) {
		this.timeout = timeout;
	}

	@Override
	public void channelWritabilityChanged(ChannelHandlerContext ctx) {
		cancel();
		if (!ctx.channel().isWritable()) {
			this.timer = ctx.executor().schedule(() -> giveUp(ctx), this.timeout.toNanos(), TimeUnit.NANOSECONDS);
		}
		ctx.fireChannelWritabilityChanged();
	}

	private void giveUp(ChannelHandlerContext ctx) {
		logger.warn("{} has not read for {} and is disconnected", ctx.channel().remoteAddress(), this.timeout);
		ctx.close();
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		cancel();
		ctx.fireChannelInactive();
	}

	private void cancel() {
		if (this.timer != null) {
			this.timer.cancel(false);
			this.timer = null;
		}
	}

}
