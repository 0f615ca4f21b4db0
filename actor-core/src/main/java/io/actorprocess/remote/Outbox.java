package io.actorprocess.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.actorprocess.message.Message;

/**
 * What is on its way to one peer, from the sender's call until the peer is known to have
 * it: messages, bounded in number and bytes, and notices about links.
 * <p>
 * Thread-safety: any thread may call any method; entries are taken by one thread at a
 * time.
 */
public final class Outbox {

	/*
	 * One ring and three counters that only grow: settled <= sent <= offered. Entries
	 * below "settled" have arrived or were given up, those up to "sent" were handed to a
	 * connection, the rest waits. The n-th entry handed out is the n-th that the peer
	 * counts, so its count settles what has arrived, and tells after a cut where to go
	 * on.
	 *
	 * A lock, not a lock-free ring: both bounds are exact, a retired outbox takes nothing
	 * more, and a hold is overtaken by no message. It is held for a few instructions, and
	 * the connection takes entries in batches.
	 *
	 * "Awake" means that the connection knows of the entries: a task is on its way, or
	 * the peer waits for a connection, for room, or for the end of a hold and will look
	 * again. Only the sender that finds the outbox asleep has to wake it, so a burst
	 * costs one task.
	 */

	/**
	 * What became of an offer.
	 */
	public enum Offer {

		/** Taken; the caller must see to it that entries are taken out. */
		WAKE,

		/** Taken; somebody sees to it already. */
		QUEUED,

		/** Refused: too much is on its way already. */
		FULL,

		/** Refused: the outbox was given up; ask for its successor. */
		RETIRED

	}

	private static final int INITIAL_CAPACITY = 16;

	private final int maxMessages;

	private final long maxBytes;

	/** Guarded by this, as are all fields below; the capacity is a power of two. */
	private @Nullable Object[] ring = new Object[INITIAL_CAPACITY];

	private long settled;

	private long sent;

	private long offered;

	private long bytes;

	private boolean awake;

	private boolean held;

	/** Reconnects that senders asked for and that have not begun. */
	private int reconnects;

	private boolean retired;

	/**
	 * An empty outbox.
	 * @param maxMessages messages that may be on their way
	 * @param maxBytes bytes of bodies that may be on their way; one message may exceed
	 * them while it is alone
	 */
	public Outbox(int maxMessages, long maxBytes) {
		this.maxMessages = maxMessages;
		this.maxBytes = maxBytes;
	}

	/**
	 * Adds a message.
	 * @param message the message
	 * @return what became of it
	 */
	public synchronized Offer offer(Message message) {
		if (this.retired) {
			return Offer.RETIRED;
		}
		long size = message.body().length;
		boolean tooManyBytes = this.bytes > 0 && this.bytes + size > this.maxBytes;
		if (this.offered - this.settled >= this.maxMessages || tooManyBytes) {
			return Offer.FULL;
		}
		this.bytes += size;
		return add(message);
	}

	/**
	 * Adds a notice, whatever else is on its way.
	 * @param notice the notice
	 * @return what became of it
	 */
	synchronized Offer offer(Notice notice) {
		return this.retired ? Offer.RETIRED : add(notice);
	}

	private Offer add(Object entry) {
		if (this.offered - this.settled == this.ring.length) {
			grow();
		}
		this.ring[slot(this.offered++)] = entry;
		return wake();
	}

	private Offer wake() {
		boolean asleep = !this.awake && !this.held;
		this.awake = true;
		return asleep ? Offer.WAKE : Offer.QUEUED;
	}

	private void grow() {
		@Nullable Object[] larger = new Object[this.ring.length * 2];
		for (long i = this.settled; i < this.offered; i++) {
			larger[(int) i & (larger.length - 1)] = this.ring[slot(i)];
		}
		this.ring = larger;
	}

	private int slot(long number) {
		return (int) number & (this.ring.length - 1);
	}

	/**
	 * Takes messages for a wire without counts: they are settled at once. Notices, which
	 * such a wire cannot carry, are left out.
	 * @param enoughBytes how many bytes of bodies and names are enough
	 * @return the messages; none if nothing may be taken, and then the outbox is asleep
	 */
	public synchronized List<Message> takeSettled(int enoughBytes) {
		List<Message> taken = new ArrayList<>();
		long size = 0;
		while (size < enoughBytes && hasNext()) {
			if (next() instanceof Message message) {
				size += MessageCodec.maxEncodedLength(message);
				taken.add(message);
			}
			settle(this.sent);
		}
		this.awake = !taken.isEmpty();
		return taken;
	}

	/**
	 * Takes entries for a wire with counts.
	 * @param into takes the entries
	 * @param window how many entries may be on their way to the peer
	 * @param enoughBytes how many bytes of bodies are enough
	 * @return how many were taken; if none may be taken the outbox is asleep, unless the
	 * window is what prevents it
	 */
	synchronized int take(@Nullable Object[] into, int window, int enoughBytes) {
		int count = 0;
		long size = 0;
		while (count < into.length && size < enoughBytes && hasNext() && this.sent - this.settled < window) {
			Object entry = next();
			into[count++] = entry;
			size += sizeOf(entry);
		}
		this.awake = count > 0 || hasNext();
		return count;
	}

	private boolean hasNext() {
		return !this.held && this.sent < this.offered;
	}

	private Object next() {
		return Objects.requireNonNull(this.ring[slot(this.sent++)]);
	}

	private static int sizeOf(@Nullable Object entry) {
		return (entry instanceof Message message) ? message.body().length : 0;
	}

	/**
	 * The peer has the first so many entries.
	 * @param count how many, of all that were ever taken
	 * @return how many of them were not settled before
	 * @throws MalformedFrameException if so many were never taken
	 */
	synchronized int settle(long count) {
		if (count < this.settled || count > this.sent) {
			throw new MalformedFrameException("The peer counts " + count + " entries, which is not between "
					+ this.settled + " and " + this.sent);
		}
		int messages = 0;
		for (; this.settled < count; this.settled++) {
			int slot = slot(this.settled);
			this.bytes -= sizeOf(this.ring[slot]);
			messages += (this.ring[slot] instanceof Message) ? 1 : 0;
			this.ring[slot] = null;
		}
		return messages;
	}

	/**
	 * Everything that was taken and is not settled may be taken again.
	 */
	synchronized void rewind() {
		this.sent = this.settled;
		this.awake |= hasNext();
	}

	/**
	 * Gives up what was taken and is not settled.
	 * @return the messages among it, in order
	 */
	synchronized List<Message> giveUpTaken() {
		return giveUp(this.sent);
	}

	/**
	 * Gives up everything.
	 * @return the messages among it, in order
	 */
	public synchronized List<Message> giveUpAll() {
		this.sent = this.offered;
		this.awake = false;
		return giveUp(this.offered);
	}

	private List<Message> giveUp(long count) {
		List<Message> messages = new ArrayList<>();
		for (long i = this.settled; i < count; i++) {
			if (this.ring[slot(i)] instanceof Message message) {
				messages.add(message);
			}
		}
		settle(count);
		return List.copyOf(messages);
	}

	/**
	 * Hands out nothing from now on, so that what is offered next cannot use the
	 * connection that exists.
	 * @return whether the outbox takes anything at all
	 */
	public synchronized boolean hold() {
		this.held = true;
		return !this.retired;
	}

	/**
	 * Hands out nothing until a reconnect has begun and ended the hold: a connection that
	 * was under way before the call must not end it.
	 * @return whether the outbox takes anything at all
	 */
	public synchronized boolean holdForReconnect() {
		this.reconnects++;
		return hold();
	}

	/** A reconnect begins: the next connection may end its hold. */
	public synchronized void beginReconnect() {
		this.reconnects--;
	}

	/**
	 * Ends a hold, unless a reconnect has still to begin. The caller sees to it that
	 * entries are taken out.
	 */
	public synchronized void release() {
		this.held = this.reconnects > 0;
		this.awake = true;
	}

	/**
	 * Refuses everything from now on, if nothing is on its way.
	 * @return whether the outbox is retired
	 */
	public synchronized boolean retire() {
		this.retired |= this.settled == this.offered && !this.held;
		return this.retired;
	}

	/**
	 * Refuses everything from now on, and gives up everything.
	 * @return the messages among it, in order
	 */
	public synchronized List<Message> close() {
		this.retired = true;
		return giveUpAll();
	}

	/**
	 * Puts the outbox to sleep if nothing waits: whoever offers next is told to wake.
	 * @return whether nothing waits
	 */
	public synchronized boolean sleep() {
		this.awake = isWaiting();
		return !this.awake;
	}

	/**
	 * Whether a hold has not been ended.
	 * @return true if nothing is handed out
	 */
	public synchronized boolean isHeld() {
		return this.held;
	}

	/**
	 * Whether everything has arrived or was given up.
	 * @return true if nothing is on its way
	 */
	public synchronized boolean isSettled() {
		return this.settled == this.offered;
	}

	/**
	 * Whether there is something to take.
	 * @return true if something waits, whatever the window says
	 */
	public synchronized boolean isWaiting() {
		return this.sent < this.offered || this.held;
	}

	/**
	 * How much is on its way.
	 * @return the number of messages and notices
	 */
	public synchronized int size() {
		return (int) (this.offered - this.settled);
	}

	synchronized long settledCount() {
		return this.settled;
	}

	synchronized long sentCount() {
		return this.sent;
	}

}
