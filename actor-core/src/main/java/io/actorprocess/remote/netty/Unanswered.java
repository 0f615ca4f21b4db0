package io.actorprocess.remote.netty;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.BiConsumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.message.Message;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.RequestLimits;
import io.actorprocess.remote.ResponseDecoder;

/**
 * What was written to a peer in libprocess' format and is not known to have arrived.
 * <p>
 * Thread-safety: owned by one event loop.
 */
final class Unanswered {

	/*
	 * libprocess answers each message, in order, and so does this runtime; what the
	 * answer says does not matter, only that it came. When the connection ends, a message
	 * without an answer may have arrived or not. Bytes leave in order, so if a write
	 * fails, its own may have left in part, and those of later ones have not.
	 *
	 * Of a peer that never answers only so many messages are remembered as may be on
	 * their way elsewhere: the oldest are forgotten, and with them their answers.
	 */

	private static final Logger logger = LoggerFactory.getLogger(Unanswered.class);

	private final int maxMessages;

	private final long maxBytes;

	private final ResponseDecoder decoder;

	private final ArrayDeque<Message> messages = new ArrayDeque<>();

	private long bytes;

	/** How many messages were ever written. */
	private long written;

	/** How many of the first ones may have left, at least in part. */
	private long left = Long.MAX_VALUE;

	/** Answers to messages that were forgotten. */
	private long forgotten;

	/** Whether the beginning of an answer has come. */
	private boolean underWay;

	/** Whether the peer answers in a way that can be understood. */
	private boolean sane = true;

	Unanswered(int maxMessages, long maxBytes, RequestLimits limits) {
		this.maxMessages = maxMessages;
		this.maxBytes = maxBytes;
		this.decoder = new ResponseDecoder(limits);
	}

	/**
	 * Messages are written.
	 * @param batch the messages
	 * @return how many were written now and before
	 */
	long add(List<Message> batch) {
		for (Message message : batch) {
			this.messages.add(message);
			this.bytes += message.body().length;
		}
		this.written += batch.size();
		while (this.messages.size() > this.maxMessages || (this.bytes > this.maxBytes && this.messages.size() > 1)) {
			remove();
			this.forgotten++;
		}
		return this.written;
	}

	private void remove() {
		this.bytes -= this.messages.remove().body().length;
	}

	/**
	 * A write has failed.
	 * @param end how many messages were written with it and before
	 */
	void failed(long end) {
		this.left = Math.min(this.left, end);
	}

	/**
	 * Takes in what the peer answers.
	 * @param in the bytes
	 */
	void read(ByteBuffer in) {
		try {
			while (this.sane && in.hasRemaining()) {
				readOne(in);
			}
		}
		catch (ProtocolException ex) {
			logger.debug("What a peer answers to messages makes no sense", ex);
			this.sane = false;
		}
	}

	private void readOne(ByteBuffer in) throws ProtocolException {
		if (!this.underWay && (!this.messages.isEmpty() || this.forgotten > 0)) {
			this.decoder.expect(false, false);
			this.underWay = true;
		}
		if (this.decoder.next(in) != null) {
			this.underWay = false;
			answered();
		}
	}

	private void answered() {
		if (this.forgotten > 0) {
			this.forgotten--;
		}
		else {
			remove();
		}
	}

	/**
	 * The connection has ended.
	 * @param undelivered takes each message that was not answered, and what is known of
	 * it
	 */
	void end(BiConsumer<Message, DeadLetterReason> undelivered) {
		long number = this.written - this.messages.size();
		for (Message message : this.messages) {
			boolean mayHaveLeft = number++ < this.left;
			undelivered.accept(message,
					mayHaveLeft ? DeadLetterReason.POSSIBLY_DELIVERED : DeadLetterReason.CONNECTION_LOST);
		}
		this.messages.clear();
		this.bytes = 0;
	}

}
