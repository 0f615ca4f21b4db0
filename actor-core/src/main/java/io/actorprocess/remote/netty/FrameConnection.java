package io.actorprocess.remote.netty;

import java.nio.ByteBuffer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.message.UPID;
import io.actorprocess.remote.FrameBatch;
import io.actorprocess.remote.FrameSession;
import io.actorprocess.remote.MalformedFrameException;
import io.actorprocess.remote.SessionConnection;

/**
 * A connection that speaks frames, both ways, whoever made it.
 * <p>
 * Thread-safety: owned by the event loop of its channel; the methods of
 * {@link PeerConnection} and {@link SessionConnection} are for any thread.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends the channel,
												// which is watched
final class FrameConnection extends AbstractPeerConnection implements SessionConnection {

	/*
	 * 1. What waits is written in batches, each encoded into one buffer, and flushed once
	 * per turn of the event loop. 2. What arrives is handed to the session in place; the
	 * beginning of a frame that is not complete is kept. 3. At the end of a read, what
	 * the peer waits for is sent: an answer to its ping, an acknowledgement of many
	 * messages, messages for which the window has room again. Few messages are
	 * acknowledged with the next ones, or a little later. 4. The last words are GOAWAY;
	 * whoever hears them acknowledges what it has and closes. A malformed frame ends the
	 * session with them too, as it would only come again.
	 */

	private static final Logger logger = LoggerFactory.getLogger(FrameConnection.class);

	private static final int BATCH_BYTES = 64 * 1024;

	private static final long ACK_NANOS = 5_000_000;

	private final FrameSession session;

	private final boolean inbound;

	private final SenderCheck senders;

	private final FrameBatch batch = new FrameBatch();

	private final LoopTimer ack;

	private final LoopTimer idle;

	private final Heartbeat heartbeat;

	/** Runs as long as the connection is young. */
	private final LoopTimer youth;

	private @Nullable ByteBuf unread;

	private long activity;

	private boolean begun;

	/**
	 * Whether it was made a moment ago, and its end may be followed by more of the same.
	 */
	private boolean young = true;

	/** Whether this end said goodbye. */
	private boolean left;

	FrameConnection(Peer peer, Channel channel, boolean inbound, SenderCheck senders, Peers peers) {
		super(peer, channel, peers);
		this.session = peer.session();
		this.inbound = inbound;
		this.senders = senders;
		this.ack = new LoopTimer(channel.eventLoop(), this::drain);
		this.idle = new LoopTimer(channel.eventLoop(), this::checkIdleness);
		this.youth = new LoopTimer(channel.eventLoop(), () -> this.young = false);
		this.heartbeat = new Heartbeat(channel.eventLoop(), peers.options().frames().heartbeat(), this::ping,
				this::silent);
	}

	/**
	 * Begins to speak. To be called when the connection is attached to its session, and
	 * its handler to the channel.
	 */
	void begin() {
		this.begun = true;
		this.heartbeat.start();
		this.youth.start(peers().options().frames().leastBackoff().toNanos());
		if (!this.inbound) {
			this.idle.start(peers().options().idleTimeout().toNanos());
		}
		channel().config().setAutoRead(true);
		if (channel().isActive()) {
			drain();
		}
		else {
			ended();
		}
	}

	// Writing

	@Override
	void drain() {
		if (!this.begun || isParted()) {
			return;
		}
		boolean written = false;
		while (channel().isWritable() && this.session.take(this, this.batch, BATCH_BYTES)) {
			writeBatch();
			written = true;
		}
		if (written) {
			channel().flush();
		}
		if (this.session.owesAck()) {
			this.ack.start(ACK_NANOS);
		}
		if (isFinished()) {
			leave("The node is closing");
		}
	}

	private void writeBatch() {
		int size = this.batch.maxLength();
		ByteBuf bytes = channel().alloc().ioBuffer(size);
		ByteBuffer out = bytes.internalNioBuffer(0, size);
		int start = out.position();
		this.batch.encode(out);
		bytes.writerIndex(out.position() - start);
		channel().write(bytes);
	}

	private void leave(String reason) {
		if (!isParted()) {
			this.left = true;
			channel().write(Unpooled.wrappedBuffer(this.session.leave(this, reason)));
			end();
		}
	}

	@Override
	void stopTimers() {
		this.ack.cancel();
		this.idle.cancel();
		this.youth.cancel();
		this.heartbeat.stop();
	}

	// Reading

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		receive((ByteBuf) message);
	}

	/**
	 * Takes in bytes.
	 * @param bytes the bytes; released here
	 */
	void receive(ByteBuf bytes) {
		this.heartbeat.heard();
		ByteBuf all = (this.unread == null) ? bytes
				: ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(channel().alloc(), this.unread, bytes);
		this.unread = null;
		ByteBuffer in = all.nioBuffer();
		try {
			this.session.receive(this, in);
		}
		catch (MalformedFrameException ex) {
			malformed(ex);
			in.position(in.limit());
		}
		if (in.hasRemaining()) {
			this.unread = all.readerIndex(all.writerIndex() - in.remaining());
		}
		else {
			all.release();
		}
	}

	private void malformed(MalformedFrameException failure) {
		logger.warn("The session with {} is over, as it sent what makes no sense: {}", peer().address(),
				failure.getMessage());
		leave(String.valueOf(failure.getMessage()));
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext ctx) {
		peers().traffic().addFrames(this.session.takeDelivered(), this.session.takeReceived());
		if (this.session.farewell() != null) {
			farewell();
		}
		else if (this.session.isUrgent() || peer().outbox().isWaiting() || isFinishing()) {
			drain();
		}
		else if (this.session.owesAck() && !isParted()) {
			this.ack.start(ACK_NANOS);
		}
	}

	/** The peer has gone, and is told for the last time what has arrived. */
	private void farewell() {
		if (!isParted() && this.session.take(this, this.batch, 0)) {
			writeBatch();
		}
		end();
		ended();
	}

	private void ended() {
		peer().ended(this);
	}

	// Time

	private void ping() {
		this.session.ping();
		drain();
	}

	private void silent() {
		logger.warn("The connection to {} is given up: the peer was silent for {}", peer().address(),
				peers().options().frames().heartbeat());
		close();
	}

	private void checkIdleness() {
		long before = this.activity;
		this.activity = this.session.activity();
		this.idle.start(peers().options().idleTimeout().toNanos());
		if (this.activity == before) {
			peer().line().retire(this);
		}
	}

	// As its peer and its session see it

	@Override
	public void replaced() {
		close();
	}

	@Override
	public boolean isInbound() {
		return this.inbound;
	}

	@Override
	public String transport() {
		return Traffic.FRAMES;
	}

	/**
	 * Whether another one may be made at once when this one was closed.
	 * @return true if this node made it, and not just now
	 */
	boolean isFollowed() {
		return !this.inbound && !this.young;
	}

	/**
	 * Whether the session ended with it. To be asked when it was closed.
	 * @return true if one end said goodbye
	 */
	boolean isLast() {
		return this.left || this.session.farewell() != null;
	}

	@Override
	public @Nullable String objection(UPID from) {
		return this.senders.objection(from);
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		if (this.unread != null) {
			this.unread.release();
			this.unread = null;
		}
		super.channelInactive(ctx);
	}

}
