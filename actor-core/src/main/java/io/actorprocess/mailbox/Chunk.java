package io.actorprocess.mailbox;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.actorprocess.event.Event;

/**
 * A piece of a mailbox: one event that came with it and room for more.
 * <p>
 * Thread-safety: senders claim slots and fill them, the consumer empties them; who may do
 * what and when is told in {@link ChunkedEventQueue}.
 */
final class Chunk {

	private static final int SMALLEST = 4;

	private static final int GROWTH = 4;

	private static final int LARGEST = 256;

	/** Above every length, so that a sealed chunk looks full to senders. */
	private static final int SEALED = Integer.MAX_VALUE;

	private static final VarHandle CLAIMED;

	private static final VarHandle NEXT;

	private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Event[].class);

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			CLAIMED = lookup.findVarHandle(Chunk.class, "claimed", int.class);
			NEXT = lookup.findVarHandle(Chunk.class, "next", Chunk.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	final Event first;

	/** When an event here was sent, zero if no wait is measured. */
	private final int stamp;

	/** Whether that is the first one; else it is the one behind it. */
	private final boolean firstIsMeasured;

	final @Nullable Event[] slots;

	/** Their number: see {@link Cursor}. Narrow, for 40 bytes in all. */
	final short room;

	/** Shared: how many slots belong to senders. */
	private volatile int claimed;

	/** Written once by the sender that found this chunk full or sealed. */
	private volatile @Nullable Chunk next;

	/** Owned by the consumer: how many events it had taken when it paused. */
	private int taken;

	private Chunk(Event first, int room, int stamp, boolean firstIsMeasured) {
		this.first = first;
		this.stamp = stamp;
		this.firstIsMeasured = firstIsMeasured;
		this.slots = new @Nullable Event[room];
		this.room = (short) room;
	}

	/** A chunk for an event that has its wait measured. */
	static Chunk measured(Event first, int stamp) {
		return new Chunk(first, SMALLEST, stamp, true);
	}

	/** A chunk for a queue that has held one event so far: it holds that one too. */
	static Chunk second(Event first, Event second, MailboxOwner owner) {
		Chunk chunk = new Chunk(first, SMALLEST, owner.stamp(SMALLEST), false);
		chunk.slots[0] = second;
		CLAIMED.setOpaque(chunk, 1);
		return chunk;
	}

	/** A chunk to follow this one: with more room, unless the consumer has caught up. */
	Chunk follower(Event event, MailboxOwner owner) {
		int more = (claimed() == SEALED) ? SMALLEST : Math.min(this.room * GROWTH, LARGEST);
		return new Chunk(event, more, owner.stamp(more), true);
	}

	/** When the first event was sent, zero if its wait is not measured. */
	int stampOfFirst() {
		return this.firstIsMeasured ? this.stamp : 0;
	}

	/** The same of the event behind it, for who has taken the first elsewhere. */
	int stampOfSecond() {
		return this.firstIsMeasured ? 0 : this.stamp;
	}

	/** How many slots belong to senders; more than there are if the chunk is sealed. */
	int claimed() {
		return this.claimed;
	}

	/** Claims the slot of that number. Fails if somebody else was faster. */
	boolean claim(int slot) {
		return CLAIMED.compareAndSet(this, slot, slot + 1);
	}

	/** Fills a claimed slot. */
	void fill(int slot, Event event) {
		SLOT.setRelease(this.slots, slot, event);
	}

	/** Seals the chunk if nobody claimed more than so many slots. Consumer only. */
	boolean sealAt(int slot) {
		return CLAIMED.compareAndSet(this, slot, SEALED);
	}

	/**
	 * Seals the chunk. Consumer only.
	 * @return how many slots were claimed before
	 */
	int seal() {
		return Math.min((int) CLAIMED.getAndSet(this, SEALED), this.room);
	}

	static @Nullable Event slotAcquire(@Nullable Event[] slots, int slot) {
		return (Event) SLOT.getAcquire(slots, slot);
	}

	/** An empty slot of a used chunk must not keep its event from the collector. */
	static void clear(@Nullable Event[] slots, int slot) {
		slots[slot] = null;
	}

	/** Visits the events in slots, from one on. Consumer only. */
	void visitSlots(int from, Consumer<? super Event> visitor) {
		for (int i = from; i < this.room; i++) {
			Event event = slotAcquire(this.slots, i);
			if (event != null) {
				visitor.accept(event);
			}
		}
	}

	@Nullable Chunk nextAcquire() {
		return this.next;
	}

	void setNextRelease(Chunk following) {
		NEXT.setRelease(this, following);
	}

	/** A used chunk that links on would keep the collector busy. */
	void clearNext() {
		NEXT.setOpaque(this, null);
	}

	int taken() {
		return this.taken;
	}

	void setTaken(int events) {
		this.taken = events;
	}

	/** How many events are behind those taken, in this chunk and all that follow it. */
	int sizeBehind(int takenEvents) {
		int size = -takenEvents;
		for (Chunk chunk = this; chunk != null; chunk = chunk.nextAcquire()) {
			size += 1 + Math.min(chunk.claimed(), chunk.room);
		}
		return size;
	}

}
