package io.actorprocess.remote.netty;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.future.Future;
import io.actorprocess.http.Body;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.remote.DecodedRequest;
import io.actorprocess.remote.Responses;

/**
 * The responses of one connection: requests run at the same time, responses leave in the
 * order of the requests.
 * <p>
 * Thread-safety: owned by the event loop of its connection.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends the channel,
												// which is watched
final class ResponseQueue {

	/*
	 * Responses whose bodies are there are collected in "out" and leave together. A body
	 * that is still to come is written by a pump; nothing follows it before it is over. A
	 * body that fails is not completed: the connection ends, so that the client notices.
	 *
	 * A response that completes elsewhere is compressed there, not by the event loop.
	 */

	private static final Logger logger = LoggerFactory.getLogger(ResponseQueue.class);

	private static final int INITIAL_BYTES = 512;

	private static final int ENOUGH_BYTES = 16 * 1024;

	private final Channel channel;

	private final ResponseEncoder encoder;

	private final int capacity;

	/** Whether the client still sends the body of the last request. */
	private final BooleanSupplier receiving;

	/** Runs after responses have left that others had to wait for. */
	private final Runnable onProgress;

	private final Deque<Pending> pending = new ArrayDeque<>();

	/** Bytes of responses that are not written yet, to be written as one piece. */
	private @Nullable ByteBuf out;

	/** The body that is being written; everything else waits for it. */
	private @Nullable BodyPump body;

	/** Whether the connection ends after the body that is being written. */
	private boolean lastBody;

	/** Whether the last response has left; nothing may follow it. */
	private boolean ended;

	ResponseQueue(Channel channel, ResponseEncoder encoder, int capacity, BooleanSupplier receiving,
			Runnable onProgress) {
		this.channel = channel;
		this.encoder = encoder;
		this.capacity = capacity;
		this.receiving = receiving;
		this.onProgress = onProgress;
	}

	/**
	 * Adds a response that is ready.
	 * @param response the response
	 * @param last whether the connection ends after it
	 */
	void add(HttpResponse response, boolean last) {
		add(Future.ready(response), Terms.plain(last));
	}

	/**
	 * Adds a response to come.
	 * @param response the response
	 * @param terms what it may look like
	 */
	void add(Future<HttpResponse> response, Terms terms) {
		// Asked once: it may complete at any moment, and then a callback has to see to it
		boolean complete = !response.isPending();
		if (complete && isEmpty()) {
			write(outcome(response, terms), terms);
			return;
		}
		Pending added = new Pending(response, terms);
		this.pending.addLast(added);
		if (complete) {
			added.ready = outcome(response, terms);
			return;
		}
		response.onAny((done) -> {
			HttpResponse ready = outcome(done, terms);
			this.channel.eventLoop().execute(() -> {
				added.ready = ready;
				progress();
			});
		});
	}

	private static HttpResponse outcome(Future<HttpResponse> done, Terms terms) {
		HttpResponse response = Responses.of(done);
		return terms.gzip() ? Compression.apply(response) : response;
	}

	/**
	 * Adds the answer to a message that was delivered.
	 * @param last whether the connection ends after it
	 */
	void addAccepted(boolean last) {
		if (isEmpty() && !last) {
			this.encoder.writeAccepted(out());
			writeIfEnough();
		}
		else {
			add(HttpResponse.of(202), last);
		}
	}

	/**
	 * Adds the answer to a request that is refused.
	 * @param refusal why
	 * @return whether the connection takes further requests
	 */
	boolean refuse(DecodedRequest.Refusal refusal) {
		add(Responses.of(refusal), !refusal.keepAlive());
		return refusal.keepAlive();
	}

	/**
	 * Goes on with what can be written, because a response or a piece of one has come or
	 * the channel has become writable.
	 */
	void progress() {
		boolean progress = this.body != null && finishBody();
		for (Pending head = this.pending.peekFirst(); head != null && head.ready != null
				&& this.body == null; head = this.pending.peekFirst()) {
			this.pending.removeFirst();
			write(head.ready, head.terms);
			progress = true;
		}
		flush();
		if (progress) {
			this.onProgress.run();
		}
	}

	private void write(HttpResponse response, Terms terms) {
		if (this.ended) {
			response.content().drop();
			return;
		}
		this.lastBody = terms.last() || "close".equalsIgnoreCase(response.headers().get("Connection"));
		BodySource source = this.encoder.write(response, terms, out());
		writeIfEnough();
		if (source != null) {
			writeOut();
			this.lastBody |= !terms.chunks() && response.content() instanceof Body.Stream;
			boolean chunked = terms.chunks() && response.content() instanceof Body.Stream;
			this.body = new BodyPump(this.channel, source, chunked, this::progress);
			finishBody();
		}
		else if (response.status() >= 200) {
			endIfLast();
		}
	}

	/** Returns whether there is no body that other responses have to wait for. */
	private boolean finishBody() {
		BodyPump current = this.body;
		if (current == null || !current.advance()) {
			return current == null;
		}
		this.body = null;
		Throwable failure = current.failure();
		if (failure != null) {
			logger.debug("The body of a response failed; the client is disconnected", failure);
			this.lastBody = true;
		}
		endIfLast();
		return true;
	}

	private void endIfLast() {
		if (this.lastBody || (this.pending.isEmpty() && this.receiving.getAsBoolean())) {
			flush();
			discard();
			LingeringClose.start(this.channel);
		}
	}

	private ByteBuf out() {
		ByteBuf buffer = this.out;
		if (buffer == null) {
			buffer = this.channel.alloc().ioBuffer(INITIAL_BYTES);
			this.out = buffer;
		}
		return buffer;
	}

	private void writeIfEnough() {
		ByteBuf buffer = this.out;
		if (buffer != null && buffer.readableBytes() >= ENOUGH_BYTES) {
			writeOut();
		}
	}

	private void writeOut() {
		ByteBuf buffer = this.out;
		if (buffer != null) {
			this.out = null;
			this.channel.write(buffer);
		}
	}

	/**
	 * Sends what was written.
	 */
	void flush() {
		writeOut();
		this.channel.flush();
	}

	/**
	 * Whether another request may run.
	 * @return false if enough wait for their response
	 */
	boolean hasRoom() {
		return this.pending.size() + ((this.body != null) ? 1 : 0) < this.capacity;
	}

	/**
	 * Whether no request waits for its response.
	 * @return true if all responses have left
	 */
	boolean isEmpty() {
		return this.pending.isEmpty() && this.body == null;
	}

	/**
	 * Whether the last response has left.
	 * @return true if nothing may follow
	 */
	boolean isEnded() {
		return this.ended;
	}

	/**
	 * Nobody wants the responses to come.
	 */
	void discard() {
		this.ended = true;
		this.pending.forEach((gone) -> {
			gone.response.discard();
			gone.response.onReady((response) -> response.content().drop());
		});
		this.pending.clear();
		if (this.body != null) {
			this.body.cancel();
			this.body = null;
		}
		if (this.out != null) {
			this.out.release();
			this.out = null;
		}
	}

	/** A response that cannot be written yet; owned by the event loop. */
	private static final class Pending {

		private final Future<HttpResponse> response;

		private final Terms terms;

		private @Nullable HttpResponse ready;

		Pending(Future<HttpResponse> response, Terms terms) {
			this.response = response;
			this.terms = terms;
		}

	}

}
