package io.actorprocess.remote.netty;

import java.util.ArrayDeque;
import java.util.Deque;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;
import io.actorprocess.http.HttpResponse;

/**
 * The responses of one connection: requests run at the same time, responses leave in the
 * order of the requests.
 * <p>
 * Thread-safety: owned by the event loop of its connection.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends the channel,
												// which is watched
final class ResponseQueue {

	private static final int INITIAL_BYTES = 512;

	private static final int ENOUGH_BYTES = 16 * 1024;

	private final Channel channel;

	private final ResponseEncoder encoder;

	private final int capacity;

	/** Runs after responses have left that others had to wait for. */
	private final Runnable onProgress;

	private final Deque<Pending> pending = new ArrayDeque<>();

	/** Bytes of responses that are not written yet, to be written as one piece. */
	private @Nullable ByteBuf out;

	/** Whether the last response has left; nothing may follow it. */
	private boolean ended;

	ResponseQueue(Channel channel, ResponseEncoder encoder, int capacity, Runnable onProgress) {
		this.channel = channel;
		this.encoder = encoder;
		this.capacity = capacity;
		this.onProgress = onProgress;
	}

	/**
	 * Adds a response that is ready.
	 * @param response the response
	 * @param last whether the connection ends after it
	 */
	void add(HttpResponse response, boolean last) {
		add(Future.ready(response), true, last);
	}

	/**
	 * Adds a response to come.
	 * @param response the response
	 * @param withBody false if the request wanted the header fields only
	 * @param last whether the connection ends after it
	 */
	void add(Future<HttpResponse> response, boolean withBody, boolean last) {
		Pending added = new Pending(response, withBody, last);
		if (this.pending.isEmpty() && !response.isPending()) {
			write(added);
			return;
		}
		this.pending.addLast(added);
		if (response.isPending()) {
			response.onAny((done) -> this.channel.eventLoop().execute(this::progress));
		}
	}

	/**
	 * Adds the answer to a message that was delivered.
	 * @param last whether the connection ends after it
	 */
	void addAccepted(boolean last) {
		if (this.pending.isEmpty() && !last) {
			this.encoder.writeAccepted(out());
			writeIfEnough();
		}
		else {
			add(HttpResponse.of(202), last);
		}
	}

	private void progress() {
		boolean progress = false;
		for (Pending head = this.pending.peekFirst(); head != null
				&& !head.response.isPending(); head = this.pending.peekFirst()) {
			write(this.pending.removeFirst());
			progress = true;
		}
		if (progress) {
			flush();
			this.onProgress.run();
		}
	}

	private void write(Pending complete) {
		if (this.ended) {
			return;
		}
		HttpResponse response = Responses.of(complete.response);
		this.encoder.write(response, complete.withBody, out());
		writeIfEnough();
		if (complete.last || "close".equalsIgnoreCase(response.headers().get("Connection"))) {
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
			this.out = null;
			this.channel.write(buffer);
		}
	}

	/**
	 * Sends what was written.
	 */
	void flush() {
		ByteBuf buffer = this.out;
		if (buffer != null) {
			this.out = null;
			this.channel.write(buffer);
		}
		this.channel.flush();
	}

	/**
	 * Whether another request may run.
	 * @return false if enough wait for their response
	 */
	boolean hasRoom() {
		return this.pending.size() < this.capacity;
	}

	/**
	 * Whether no request waits for its response.
	 * @return true if all responses have left
	 */
	boolean isEmpty() {
		return this.pending.isEmpty();
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
		this.pending.forEach((gone) -> gone.response.discard());
		this.pending.clear();
		if (this.out != null) {
			this.out.release();
			this.out = null;
		}
	}

	private record Pending(Future<HttpResponse> response, boolean withBody, boolean last) {

	}

}
