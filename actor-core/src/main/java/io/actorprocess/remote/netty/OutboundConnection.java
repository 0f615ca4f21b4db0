package io.actorprocess.remote.netty;

import java.nio.ByteBuffer;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.message.Message;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.MessageCodec;

/**
 * A connection to a peer that speaks libprocess' own format. Writes batches of messages;
 * of what the peer answers only the number matters.
 * <p>
 * Thread-safety: owned by the event loop of its peer; the methods of
 * {@link PeerConnection} are for any thread.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends the channel,
												// which is watched
final class OutboundConnection extends AbstractPeerConnection {

	/*
	 * Unlike libprocess there is one connection per address, and a link promotes it: so
	 * messages before and after the link stay in order. A connection without a link is
	 * kept for a while and closed by FIN, never while the peer may still answer: so no
	 * reset can destroy what is under way. What the peer has not answered at the end is
	 * reported, as it may have been lost.
	 */

	private static final Logger logger = LoggerFactory.getLogger(OutboundConnection.class);

	private static final int BATCH_BYTES = 64 * 1024;

	private final LoopTimer idle;

	private final Unanswered unanswered;

	private boolean used;

	private boolean ended;

	OutboundConnection(Peer peer, Channel channel, Peers peers) {
		super(peer, channel, peers);
		this.idle = new LoopTimer(channel.eventLoop(), this::checkIdleness);
		NettySocketOptions options = peers.options();
		this.unanswered = new Unanswered(options.queuedMessages(), options.queuedBytes(), options.request());
	}

	@Override
	public void handlerAdded(ChannelHandlerContext ctx) {
		this.idle.start(peers().options().idleTimeout().toNanos());
		if (!ctx.channel().isActive()) {
			channelInactive(ctx);
		}
	}

	private boolean isReady() {
		return !isParted() && channel().isActive() && channel().isWritable();
	}

	@Override
	void drain() {
		if (!isReady()) {
			return;
		}
		List<Message> batch = peer().outbox().takeSettled(BATCH_BYTES);
		while (!batch.isEmpty()) {
			write(batch);
			this.used = true;
			batch = isReady() ? peer().outbox().takeSettled(BATCH_BYTES) : List.of();
		}
		channel().flush();
		if (isFinished()) {
			end();
		}
	}

	private void write(List<Message> batch) {
		try {
			write(batch, peers().authorization(peer().address()));
		}
		catch (NoCredentialsException ex) {
			logger.warn("{} messages to {} are not sent: {}", batch.size(), peer().address(), ex.getMessage());
			batch.forEach((message) -> peers().undelivered(message, DeadLetterReason.FORBIDDEN));
		}
	}

	private void write(List<Message> batch, @Nullable String authorization) {
		int size = Math.multiplyExact(batch.size(), MessageCodec.authorizationLength(authorization));
		for (Message message : batch) {
			size = Math.addExact(size, Math.toIntExact(MessageCodec.maxEncodedLength(message)));
		}
		ByteBuf bytes = channel().alloc().ioBuffer(size);
		ByteBuffer out = bytes.internalNioBuffer(0, size);
		int start = out.position();
		for (Message message : batch) {
			MessageCodec.encode(message, authorization, out);
		}
		bytes.writerIndex(out.position() - start);
		long end = this.unanswered.add(batch);
		channel().write(bytes).addListener((written) -> written(batch.size(), end, written.isSuccess()));
	}

	private void written(int messages, long end, boolean success) {
		if (success) {
			peers().sent(messages);
			return;
		}
		this.unanswered.failed(end);
		if (this.ended) {
			this.unanswered.end(peers()::undelivered);
		}
	}

	private void checkIdleness() {
		boolean active = this.used;
		this.used = false;
		this.idle.start(peers().options().idleTimeout().toNanos());
		if (!active) {
			peer().line().retire(this);
		}
	}

	@Override
	void stopTimers() {
		this.idle.cancel();
	}

	@Override
	public boolean isInbound() {
		return false;
	}

	@Override
	public String transport() {
		return Traffic.LIBPROCESS;
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		ByteBuf bytes = (ByteBuf) message;
		try {
			this.unanswered.read(bytes.nioBuffer());
		}
		finally {
			bytes.release();
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		this.ended = true;
		this.unanswered.end(peers()::undelivered);
		super.channelInactive(ctx);
	}

}
