package io.actorprocess.remote.netty;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.http.HttpResponse;
import io.actorprocess.remote.DecodedResponse;
import io.actorprocess.remote.FrameHello;
import io.actorprocess.remote.FrameUpgrade;
import io.actorprocess.remote.ResponseDecoder;

/**
 * Asks a peer for frames and reads its answer.
 * <p>
 * Thread-safety: owned by the event loop of its channel.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends the channel,
												// which is watched
final class UpgradeClient extends ChannelInboundHandlerAdapter {

	private static final Logger logger = LoggerFactory.getLogger(UpgradeClient.class);

	private final Dial dial;

	private final Peer peer;

	private final Peers peers;

	private final ResponseDecoder decoder;

	private @Nullable LoopTimer timeout;

	private boolean answered;

	UpgradeClient(Dial dial, Peer peer, Peers peers) {
		this.dial = dial;
		this.peer = peer;
		this.peers = peers;
		this.decoder = new ResponseDecoder(peers.options().request());
		this.decoder.expect(false, false);
	}

	@Override
	public void handlerAdded(ChannelHandlerContext ctx) {
		Channel channel = ctx.channel();
		LoopTimer timer = new LoopTimer(ctx.executor(), () -> {
			if (answer(ctx)) {
				logger.debug("{} does not say whether it speaks frames", this.peer.address());
				this.dial.unanswered(channel);
			}
		});
		this.timeout = timer;
		timer.start(this.peers.options().frames().answerTimeout().toNanos());
		byte[] request = FrameUpgrade.request(this.peer.address(), this.peer.session().dial());
		channel.writeAndFlush(Unpooled.wrappedBuffer(request));
	}

	/** Whether this is the first answer; nothing is expected after it. */
	private boolean answer(ChannelHandlerContext ctx) {
		boolean first = !this.answered;
		this.answered = true;
		if (this.timeout != null) {
			this.timeout.cancel();
		}
		if (first && !ctx.isRemoved()) {
			ctx.pipeline().remove(this);
		}
		return first;
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		ByteBuf bytes = (ByteBuf) message;
		try {
			ByteBuffer in = bytes.nioBuffer();
			DecodedResponse response = this.decoder.next(in);
			if (response != null && answer(ctx)) {
				answered(ctx.channel(), response, in);
			}
		}
		catch (ProtocolException | IllegalArgumentException ex) {
			logger.warn("The answer of {} to the question for frames makes no sense: {}", this.peer.address(),
					ex.getMessage());
			if (answer(ctx)) {
				this.dial.declined(ctx.channel(), false);
			}
		}
		finally {
			bytes.release();
		}
	}

	private void answered(Channel channel, DecodedResponse decoded, ByteBuffer rest) {
		HttpResponse response = decoded.response();
		FrameHello theirs = FrameUpgrade.hello(response.headers());
		if (response.status() == 101 && theirs != null) {
			FrameConnection frames = connection(channel);
			channel.pipeline().addLast(frames);
			this.dial.accepted(channel, frames, theirs);
			if (rest.hasRemaining()) {
				frames.receive(Unpooled.copiedBuffer(rest));
			}
		}
		else if (response.status() == 409 && theirs != null) {
			this.dial.refused(channel, theirs);
		}
		else {
			this.dial.declined(channel, decoded.keepAlive() && response.status() >= 200);
		}
	}

	private FrameConnection connection(Channel channel) {
		SenderCheck senders = new SenderCheck(this.peers.options(), channel,
				(InetSocketAddress) channel.remoteAddress());
		return new FrameConnection(this.peer, channel, false, senders, this.peers);
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		if (answer(ctx)) {
			this.dial.cut(ctx.channel());
		}
		ctx.fireChannelInactive();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		if (!(cause instanceof IOException)) {
			logger.warn("The connection to {} is closed after a failure", this.peer.address(), cause);
		}
		ctx.close();
	}

}
