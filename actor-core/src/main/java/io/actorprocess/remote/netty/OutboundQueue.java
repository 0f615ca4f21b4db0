package io.actorprocess.remote.netty;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.actorprocess.message.Message;
import io.actorprocess.remote.LinkMode;

/**
 * What waits to be done for one peer: messages, bounded in number and bytes, and a link.
 * <p>
 * Thread-safety: any thread may offer; the rest is for the peer's event loop.
 */
final class OutboundQueue {

	/*
	 * A lock, not a lock-free queue: both bounds are exact, a retired queue takes nothing
	 * more, and a link overtakes no message and is overtaken by none. The lock is held
	 * for a few instructions. The event loop takes messages in batches.
	 *
	 * "Awake" means that the event loop knows of the messages: a task is on its way, or
	 * the peer waits for its connection and will look again. Only the sender that finds
	 * the queue asleep has to wake it, so a burst costs one task.
	 */

	/**
	 * What became of an offer.
	 */
	enum Offer {

		/** Taken; the sender must wake the event loop. */
		WAKE,

		/** Taken; the event loop knows. */
		QUEUED,

		/** Refused: too much waits already. */
		FULL,

		/** Refused: the peer was given up; ask for its successor. */
		RETIRED

	}

	private final int maxMessages;

	private final long maxBytes;

	/** Guarded by this, as are all fields below. */
	private final Deque<Message> messages = new ArrayDeque<>();

	private long bytes;

	private @Nullable LinkMode link;

	private boolean awake;

	private boolean retired;

	OutboundQueue(int maxMessages, long maxBytes) {
		this.maxMessages = maxMessages;
		this.maxBytes = maxBytes;
	}

	/**
	 * Adds a message. One that is larger than the bound passes when nothing else waits.
	 * @param message the message
	 * @return what became of it
	 */
	synchronized Offer offer(Message message) {
		if (this.retired) {
			return Offer.RETIRED;
		}
		boolean tooManyBytes = !this.messages.isEmpty() && this.bytes + message.body().length > this.maxBytes;
		if (this.messages.size() >= this.maxMessages || tooManyBytes) {
			return Offer.FULL;
		}
		this.messages.addLast(message);
		this.bytes += message.body().length;
		return wake();
	}

	/**
	 * Asks for a link, which comes before all messages that wait.
	 * @param mode what to do with an existing connection
	 * @return what became of it; a link always wakes
	 */
	synchronized Offer offerLink(LinkMode mode) {
		if (this.retired) {
			return Offer.RETIRED;
		}
		this.link = (this.link == LinkMode.RECONNECT) ? this.link : mode;
		this.awake = true;
		return Offer.WAKE;
	}

	private Offer wake() {
		Offer offer = this.awake ? Offer.QUEUED : Offer.WAKE;
		this.awake = true;
		return offer;
	}

	/**
	 * Takes the link that was asked for.
	 * @return its mode, or null if there is none
	 */
	synchronized @Nullable LinkMode takeLink() {
		LinkMode taken = this.link;
		this.link = null;
		return taken;
	}

	/**
	 * Takes messages to write next. When nothing waits, the queue falls asleep.
	 * @param atLeastBytes how many bytes of bodies are enough
	 * @return the messages; none if nothing or a link waits
	 */
	synchronized List<Message> takeBatch(int atLeastBytes) {
		List<Message> batch = new ArrayList<>();
		long size = 0;
		while (this.link == null && size < atLeastBytes && !this.messages.isEmpty()) {
			Message message = this.messages.removeFirst();
			size += OutboundConnection.cost(message);
			this.bytes -= message.body().length;
			batch.add(message);
		}
		this.awake = !batch.isEmpty() || this.link != null;
		return batch;
	}

	/**
	 * Takes all messages.
	 * @return the messages in order
	 */
	synchronized List<Message> takeAll() {
		List<Message> all = List.copyOf(this.messages);
		this.messages.clear();
		this.bytes = 0;
		return all;
	}

	/**
	 * Refuses everything from now on, if nothing waits.
	 * @return whether the queue is retired
	 */
	synchronized boolean retire() {
		this.retired |= this.messages.isEmpty() && this.link == null;
		return this.retired;
	}

	/**
	 * Refuses everything from now on.
	 * @return what waited
	 */
	synchronized List<Message> close() {
		this.retired = true;
		this.link = null;
		return takeAll();
	}

	synchronized boolean isEmpty() {
		return this.messages.isEmpty() && this.link == null;
	}

	synchronized int size() {
		return this.messages.size();
	}

}
