package io.actorprocess.remote.netty;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.ByteToMessageDecoder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.future.Future;
import io.actorprocess.remote.DecodedRequest;
import io.actorprocess.remote.RequestDecoder;

/**
 * One connection from a client: decodes requests, has them answered, and reads no faster
 * than the answers leave.
 * <p>
 * Thread-safety: owned by the event loop of its channel.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends the channel,
												// which is watched
final class InboundConnection extends ChannelInboundHandlerAdapter {

	/*
	 * Requests are decoded while there is room for their responses and the client takes
	 * what was written. Otherwise the bytes stay in "unread" and reading is switched off,
	 * so the client feels it; progress of the responses or of the socket goes on with
	 * them. Responses to all requests of one read leave in one flush.
	 *
	 * A body that goes to a stream is decoded as fast as its reader takes it, whatever
	 * becomes of responses meanwhile: it belongs to the last request of the connection so
	 * far. If the response is over before the body, the connection ends.
	 *
	 * Nothing is decoded while it has to be found out whether a message may come in.
	 * Another node may ask for frames. Until that is answered nothing else is looked at,
	 * and if the answer is yes, another handler takes this one's place.
	 *
	 * The end of the client's bytes is the end of the connection, as in libprocess:
	 * responses to come are discarded. Messages that have arrived by then are delivered
	 * all the same.
	 */

	private static final Logger logger = LoggerFactory.getLogger(InboundConnection.class);

	private final Channel channel;

	private final MessageIntake messages;

	private final RequestDispatcher dispatcher;

	private final RequestDecoder decoder;

	private final ResponseQueue responses;

	private final RequestTimer timer;

	private final UpgradeServer upgrades;

	private @Nullable ByteBuf unread;

	private boolean decoding;

	/** What makes decoding wait for the reader of a stream. */
	private @Nullable Future<@Nullable Void> backlog;

	/** Whether the client has gone; what arrived of it may still be decoded. */
	private boolean gone;

	/** Whether a request for frames is not answered yet. */
	private boolean upgrading;

	/** Whether no further request is looked at. */
	private boolean ended;

	InboundConnection(Channel channel, InboundServices services, InetSocketAddress client) {
		NettySocketOptions options = services.options();
		this.channel = channel;
		SenderCheck senders = new SenderCheck(options, channel, client);
		this.messages = new MessageIntake(services, client, senders, channel.eventLoop(), this::resume);
		this.dispatcher = new RequestDispatcher(services, this.messages);
		this.upgrades = new UpgradeServer(services, channel, client, senders);
		this.decoder = new RequestDecoder(options.request(), options.metadataNames(), client,
				services.listener()::receive, services.listener()::guardsMessages);
		this.responses = new ResponseQueue(channel, services.encoder(), options.pipelined(), this.decoder::isStreaming,
				this::resume);
		this.timer = new RequestTimer(channel.eventLoop(), this.decoder, options, this::refuse, this::end);
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		ByteBuf bytes = (ByteBuf) message;
		if (this.ended || this.responses.isEnded()) {
			bytes.release();
			return;
		}
		this.unread = (this.unread == null) ? bytes
				: ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(context.alloc(), this.unread, bytes);
		decode();
	}

	@Override
	public void channelActive(ChannelHandlerContext context) {
		settle();
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		settle();
	}

	@Override
	public void channelWritabilityChanged(ChannelHandlerContext context) {
		if (context.channel().isWritable()) {
			this.responses.progress();
			resume();
		}
		context.fireChannelWritabilityChanged();
	}

	private void resume() {
		decode();
		if (!this.gone) {
			settle();
		}
		else if (!this.messages.isUndecided()) {
			forget();
		}
	}

	private void settle() {
		this.responses.flush();
		if (this.responses.isEnded() && this.decoder.isStreaming()) {
			this.decoder.abort(new IOException("The response was complete before the body of its request"));
		}
		boolean over = this.ended || this.responses.isEnded();
		boolean reading = over || (canDecode() && this.unread == null);
		if (this.channel.config().isAutoRead() != reading) {
			this.channel.config().setAutoRead(reading);
		}
		this.timer.update(reading && !over, this.responses.isEmpty());
	}

	private boolean canDecode() {
		if (this.ended || this.upgrading || this.responses.isEnded() || this.messages.isUndecided()) {
			return false;
		}
		return this.decoder.isStreaming() ? this.backlog == null
				: this.responses.hasRoom() && (this.channel.isWritable() || this.gone);
	}

	private void decode() {
		ByteBuf bytes = this.unread;
		if (bytes == null || this.decoding) {
			return;
		}
		this.decoding = true;
		ByteBuffer in = bytes.nioBuffer();
		while (in.hasRemaining() && canDecode()) {
			DecodedRequest request = this.decoder.next(in);
			boolean alone = this.responses.isEmpty() && !in.hasRemaining();
			if (alone && request instanceof DecodedRequest.PlainRequest plain && this.upgrades.isAsked(plain)) {
				upgrade(plain);
				break;
			}
			boolean more = request == null || this.dispatcher.dispatch(request, this.responses);
			this.ended = this.decoder.isEnded() || (!more && !this.decoder.isStreaming());
			awaitReader();
		}
		this.decoding = false;
		bytes.readerIndex(bytes.writerIndex() - in.remaining());
		if (this.ended || !bytes.isReadable()) {
			release();
		}
	}

	private void upgrade(DecodedRequest.PlainRequest asked) {
		this.upgrading = true;
		this.upgrades.answer(asked.request(), this::upgraded, (refusal) -> {
			this.upgrading = false;
			this.responses.add(refusal, !asked.keepAlive());
			resume();
		});
	}

	private void upgraded(FrameConnection frames, byte[] answer) {
		this.ended = true;
		this.timer.cancel();
		release();
		this.channel.writeAndFlush(Unpooled.wrappedBuffer(answer));
		if (this.channel.isActive()) {
			this.channel.pipeline().replace(this, null, frames);
		}
		frames.begin();
	}

	private void awaitReader() {
		Future<@Nullable Void> behind = this.decoder.backlog();
		if (behind != null && this.backlog == null) {
			this.backlog = behind;
			behind.onAny((done) -> this.channel.eventLoop().execute(() -> {
				this.backlog = null;
				resume();
			}));
		}
	}

	private void refuse(DecodedRequest.Refusal refusal) {
		this.ended = true;
		release();
		this.dispatcher.refuse(refusal, this.responses);
	}

	private void end() {
		this.ended = true;
		LingeringClose.start(this.channel);
	}

	private void release() {
		if (this.unread != null) {
			this.unread.release();
			this.unread = null;
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		this.gone = true;
		this.timer.cancel();
		ByteBuf rest = this.unread;
		if (!this.messages.isUndecided()) {
			forget();
		}
		else if (rest != null) {
			// Of the heap: the sockets may be closed before the verdict
			this.unread = Unpooled.wrappedBuffer(ByteBufUtil.getBytes(rest));
			rest.release();
		}
	}

	private void forget() {
		this.ended = true;
		release();
		this.decoder.abort(new EOFException("The client has gone"));
		this.responses.discard();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		if (cause instanceof IOException) {
			logger.debug("The connection from {} broke", context.channel().remoteAddress(), cause);
		}
		else {
			logger.warn("The connection from {} is closed after a failure", context.channel().remoteAddress(), cause);
		}
		context.close();
	}

}
