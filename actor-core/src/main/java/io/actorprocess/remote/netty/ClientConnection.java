package io.actorprocess.remote.netty;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.ByteToMessageDecoder;
import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.HttpClientOptions;
import io.actorprocess.http.HttpConnection;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Pipe;
import io.actorprocess.http.Url;
import io.actorprocess.message.Address;
import io.actorprocess.remote.DecodedResponse;
import io.actorprocess.remote.RequestLimits;
import io.actorprocess.remote.ResponseDecoder;

/**
 * One connection to a server: writes requests, hands out responses, reads no faster than
 * they are taken.
 * <p>
 * Thread-safety: any thread may call what {@link HttpConnection} declares and
 * {@link #submit}; the rest belongs to the event loop of the channel.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends the channel,
												// which is watched
final class ClientConnection extends ChannelInboundHandlerAdapter implements HttpConnection {

	/*
	 * An exchange moves from "queued" to "sent" when its request is written, and leaves
	 * when its response is there, in order. A body that is still to come holds up the
	 * requests behind it. Whatever goes wrong ends the connection, and the end of the
	 * connection fails what is left: there is one way out, terminate().
	 */

	private final Channel channel;

	private final Url server;

	private final HttpClientOptions options;

	private final RequestEncoder encoder;

	private final ResponseDecoder decoder;

	private final Promise<@Nullable Void> disconnected = new Promise<>();

	private final Deque<Exchange> queued = new ArrayDeque<>();

	private final Deque<Exchange> sent = new ArrayDeque<>();

	/** The body that is being written. */
	private @Nullable BodyPump body;

	private @Nullable ByteBuf unread;

	/** What makes decoding wait for the reader of a stream. */
	private @Nullable Future<@Nullable Void> backlog;

	/** Whether no request may follow. */
	private boolean closing;

	private boolean over;

	/** Why the connection is closed from this side. */
	private @Nullable Throwable reason;

	ClientConnection(Channel channel, Url server, HttpClientOptions options) {
		this.channel = channel;
		this.server = server;
		this.options = options;
		this.encoder = new RequestEncoder(server);
		this.decoder = new ResponseDecoder(RequestLimits.DEFAULT.withHttpBody(options.maxBody()));
	}

	@Override
	public Future<HttpResponse> send(HttpRequest request) {
		return submit(new Exchange(request, false));
	}

	@Override
	public Future<HttpResponse> stream(HttpRequest request) {
		return submit(new Exchange(request, true));
	}

	/**
	 * Takes an exchange over.
	 * @param exchange an exchange that has not begun
	 * @return its response
	 */
	Future<HttpResponse> submit(Exchange exchange) {
		try {
			this.channel.eventLoop().execute(() -> begin(exchange));
		}
		catch (RejectedExecutionException ex) {
			exchange.fail(disconnection());
		}
		return exchange.response();
	}

	private IOException disconnection() {
		return new IOException("Disconnected from " + this.server.authority());
	}

	private void begin(Exchange exchange) {
		try {
			RequestEncoder.check(exchange.request());
		}
		catch (IllegalArgumentException ex) {
			exchange.fail(ex);
			return;
		}
		if (this.over || this.closing) {
			exchange.fail(this.over ? disconnection()
					: new IOException("Cannot pipeline after 'Connection: close' to " + this.server.authority()));
			return;
		}
		this.closing = exchange.isLast();
		this.queued.add(exchange);
		exchange.setTimer(this.channel.eventLoop()
			.schedule(() -> expire(exchange), this.options.requestTimeout().toNanos(), TimeUnit.NANOSECONDS));
		exchange.response().onDiscard(() -> this.channel.eventLoop().execute(() -> giveUp(exchange, disconnection())));
		advance();
	}

	private void expire(Exchange exchange) {
		giveUp(exchange, new TimeoutException(
				"No response from " + this.server.authority() + " within " + this.options.requestTimeout()));
	}

	private void giveUp(Exchange exchange, Throwable cause) {
		boolean unwritten = this.queued.remove(exchange);
		exchange.fail(cause);
		if (!unwritten && this.sent.remove(exchange)) {
			disconnect(cause);
		}
	}

	/** Writes what can be written. */
	private void advance() {
		while (!this.over && isBodyWritten()) {
			Exchange next = this.queued.poll();
			if (next == null) {
				break;
			}
			write(next);
		}
		this.channel.flush();
	}

	private boolean isBodyWritten() {
		BodyPump current = this.body;
		if (current == null || !current.advance()) {
			return current == null;
		}
		this.body = null;
		Throwable failure = current.failure();
		if (failure != null) {
			disconnect(failure);
		}
		return failure == null;
	}

	private void write(Exchange exchange) {
		ByteBuf out = this.channel.alloc().ioBuffer();
		try {
			BodySource source = this.encoder.write(exchange.request(), out);
			this.decoder.expect(exchange.isHead(), exchange.isStreamed());
			this.sent.add(exchange);
			this.channel.write(out);
			if (source != null) {
				this.body = new BodyPump(this.channel, source, !(source instanceof FilePieces), this::advance);
			}
		}
		catch (IOException ex) {
			out.release();
			exchange.fail(ex);
		}
	}

	@Override
	public void channelWritabilityChanged(ChannelHandlerContext context) {
		if (this.channel.isWritable()) {
			advance();
		}
		context.fireChannelWritabilityChanged();
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		ByteBuf bytes = (ByteBuf) message;
		if (this.over) {
			bytes.release();
			return;
		}
		this.unread = (this.unread == null) ? bytes
				: ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(context.alloc(), this.unread, bytes);
		decode();
	}

	private void decode() {
		try {
			decodeUnread();
		}
		catch (IOException ex) {
			disconnect(ex);
			return;
		}
		this.channel.config().setAutoRead(this.backlog == null);
		boolean done = this.closing && this.sent.isEmpty() && this.queued.isEmpty() && this.decoder.stream() == null;
		if (done || this.decoder.isEnded()) {
			disconnect(disconnection());
		}
	}

	private void decodeUnread() throws IOException {
		ByteBuf bytes = this.unread;
		if (bytes == null) {
			return;
		}
		ByteBuffer in = bytes.nioBuffer();
		while (in.hasRemaining() && this.backlog == null && !this.over) {
			accept(this.decoder.next(in));
			awaitReader();
		}
		bytes.readerIndex(bytes.writerIndex() - in.remaining());
		if (!bytes.isReadable()) {
			release();
		}
	}

	private void accept(@Nullable DecodedResponse decoded) {
		if (decoded == null) {
			return;
		}
		this.sent.remove().complete(decoded.response());
		this.closing |= !decoded.keepAlive();
		Pipe.Writer stream = this.decoder.stream();
		if (stream != null) {
			stream.readerClosed().onReady((closed) -> this.channel.eventLoop().execute(() -> {
				if (this.decoder.stream() == stream) {
					disconnect(disconnection());
				}
			}));
		}
	}

	private void awaitReader() {
		Future<@Nullable Void> behind = this.decoder.backlog();
		if (behind != null && this.backlog == null) {
			this.backlog = behind;
			behind.onAny((done) -> this.channel.eventLoop().execute(() -> {
				this.backlog = null;
				decode();
			}));
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		Throwable cause = this.reason;
		if (cause == null) {
			cause = disconnection();
			try {
				finishDecoding();
			}
			catch (IOException ex) {
				cause = ex;
			}
		}
		terminate(cause);
	}

	/** The server has sent everything: a reader that is behind gets it all the same. */
	private void finishDecoding() throws IOException {
		if (this.unread != null) {
			ByteBuffer in = this.unread.nioBuffer();
			while (in.hasRemaining()) {
				accept(this.decoder.next(in));
			}
		}
		accept(this.decoder.end());
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		disconnect(cause);
	}

	private void disconnect(Throwable cause) {
		if (this.reason == null) {
			this.reason = cause;
		}
		this.channel.close();
	}

	private void terminate(Throwable cause) {
		this.over = true;
		release();
		this.decoder.abort(cause);
		if (this.body != null) {
			this.body.cancel();
			this.body = null;
		}
		this.sent.forEach((exchange) -> exchange.fail(cause));
		this.sent.clear();
		this.queued.forEach((exchange) -> exchange.fail(cause));
		this.queued.clear();
		this.disconnected.set(null);
	}

	private void release() {
		if (this.unread != null) {
			this.unread.release();
			this.unread = null;
		}
	}

	@Override
	public Future<@Nullable Void> disconnected() {
		return this.disconnected.future().undiscardable();
	}

	@Override
	public Address local() {
		return Address.of((InetSocketAddress) this.channel.localAddress());
	}

	@Override
	public Address peer() {
		return Address.of((InetSocketAddress) this.channel.remoteAddress());
	}

	@Override
	public void close() {
		this.channel.close();
	}

}
