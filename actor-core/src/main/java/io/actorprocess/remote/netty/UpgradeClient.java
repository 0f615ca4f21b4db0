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
import io.netty.handler.codec.ByteToMessageDecoder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.future.Future;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Verdict;
import io.actorprocess.remote.DecodedResponse;
import io.actorprocess.remote.FrameHello;
import io.actorprocess.remote.FrameUpgrade;
import io.actorprocess.remote.ResponseDecoder;
import io.actorprocess.remote.SocketListener;

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

	/** What came after the answer, while it is not known whether to speak frames. */
	private @Nullable ByteBuf held;

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
		byte[] request;
		try {
			request = FrameUpgrade.request(this.peer.address(), this.peer.session().dial(),
					this.peers.authorization(this.peer.address()));
		}
		catch (NoCredentialsException ex) {
			// Each message that waits says so when it is to be written
			answer(ctx);
			this.dial.declined(channel, true);
			return;
		}
		LoopTimer timer = new LoopTimer(ctx.executor(), () -> {
			if (answer(ctx)) {
				logger.debug("{} does not say whether it speaks frames", this.peer.address());
				this.dial.unanswered(channel);
			}
		});
		this.timeout = timer;
		timer.start(this.peers.options().frames().answerTimeout().toNanos());
		channel.writeAndFlush(Unpooled.wrappedBuffer(request));
	}

	/** Whether this is the first answer; nothing is expected after it. */
	private boolean answer(ChannelHandlerContext ctx) {
		boolean first = !this.answered;
		this.answered = true;
		stopTimer();
		if (!ctx.isRemoved()) {
			ctx.pipeline().remove(this);
		}
		return first;
	}

	private void stopTimer() {
		if (this.timeout != null) {
			this.timeout.cancel();
		}
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		ByteBuf bytes = (ByteBuf) message;
		if (this.answered) {
			hold(bytes);
			return;
		}
		try {
			ByteBuffer in = bytes.nioBuffer();
			DecodedResponse response = this.decoder.next(in);
			if (response != null) {
				answered(ctx, response, in);
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

	private void answered(ChannelHandlerContext ctx, DecodedResponse decoded, ByteBuffer rest) {
		HttpResponse response = decoded.response();
		FrameHello theirs = FrameUpgrade.hello(response.headers());
		if (response.status() == 101 && theirs != null) {
			agreed(ctx, response, theirs, rest);
			return;
		}
		answer(ctx);
		if (response.status() == 409 && theirs != null) {
			this.dial.refused(ctx.channel(), theirs);
		}
		else {
			this.dial.declined(ctx.channel(), decoded.keepAlive() && response.status() >= 200);
		}
	}

	/**
	 * Both ends may send from now on, so where messages have to pass a realm the other
	 * end has to prove who it is. What it sends before that is known is held.
	 */
	private void agreed(ChannelHandlerContext ctx, HttpResponse response, FrameHello theirs, ByteBuffer rest) {
		if (rest.hasRemaining()) {
			hold(Unpooled.copiedBuffer(rest));
		}
		SocketListener listener = this.peers.listener();
		if (!listener.guardsMessages()) {
			begin(ctx, theirs);
			return;
		}
		this.answered = true;
		stopTimer();
		InetSocketAddress server = (InetSocketAddress) ctx.channel().remoteAddress();
		Future<Verdict> verdict = listener.admit(FrameUpgrade.head(response.headers(), server));
		verdict.onAny((decided) -> this.peers.execute(ctx.channel().eventLoop(), () -> {
			if (decided.isReady() && decided.value().isAdmitted()) {
				begin(ctx, theirs);
			}
			else {
				logger.info("{} does not prove who it is, so it is not spoken to in frames", this.peer.address());
				drop();
				this.dial.declined(ctx.channel(), false);
			}
		}));
	}

	private void begin(ChannelHandlerContext ctx, FrameHello theirs) {
		answer(ctx);
		Channel channel = ctx.channel();
		FrameConnection frames = connection(channel);
		channel.pipeline().addLast(frames);
		this.dial.accepted(channel, frames, theirs);
		ByteBuf first = this.held;
		this.held = null;
		if (first != null) {
			frames.receive(first);
		}
	}

	private void hold(ByteBuf bytes) {
		this.held = (this.held == null) ? bytes
				: ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(bytes.alloc(), this.held, bytes);
	}

	private void drop() {
		if (this.held != null) {
			this.held.release();
			this.held = null;
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
			ended(ctx.channel());
		}
		drop();
		ctx.fireChannelInactive();
	}

	/** The end of the connection may be that of an answer without a length. */
	private void ended(Channel channel) {
		boolean complete;
		try {
			complete = this.decoder.end() != null;
		}
		catch (IOException ex) {
			logger.debug("The connection to {} ended within an answer", this.peer.address(), ex);
			complete = false;
		}
		if (complete) {
			this.dial.declined(channel, false);
		}
		else {
			this.dial.cut(channel);
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		if (!(cause instanceof IOException)) {
			logger.warn("The connection to {} is closed after a failure", this.peer.address(), cause);
		}
		ctx.close();
	}

}
