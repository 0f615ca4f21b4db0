package io.actorprocess.mailbox;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

import io.actorprocess.event.Event;

/**
 * Where a consumer is in an {@link EventQueue} while it takes events. It belongs to the
 * thread and serves one queue after the other, so what is written with each event lies
 * far from what senders write.
 * <p>
 * Thread-safety: owned by the consumer; others may pass it to {@link EventQueue#size},
 * and get a number that is somewhat old.
 */
public final class Cursor {

	private static final @Nullable Event[] NO_SLOTS = {};

	private static final VarHandle CHUNK;

	private static final VarHandle POSITION;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			CHUNK = lookup.findVarHandle(Cursor.class, "chunk", Chunk.class);
			POSITION = lookup.findVarHandle(Cursor.class, "position", int.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/** Null before the first chunk of an activation. */
	private @Nullable Chunk chunk;

	private @Nullable Event[] slots = NO_SLOTS;

	/**
	 * Their number, read with each event: the array says it on a line that others write.
	 */
	private int end;

	/** The slot to be taken next. */
	private int position;

	/** Whether the event that began this activation is still to be taken. */
	private boolean awaitsFirst;

	private int stamp;

	/** State of a generator of random numbers, never zero. */
	private int random = ThreadLocalRandom.current().nextInt() | 1;

	/**
	 * A cursor that is nowhere.
	 */
	public Cursor() {
	}

	/**
	 * Tells when the event taken last was sent, once.
	 * @return what {@link MailboxOwner} said, zero if the wait is not measured
	 */
	public int takeStamp() {
		int taken = this.stamp;
		if (taken != 0) {
			this.stamp = 0;
		}
		return taken;
	}

	void setStamp(int stamp) {
		this.stamp = stamp;
	}

	/** Begins a new activation. The cursor is nowhere. */
	void beginFirst() {
		this.awaitsFirst = true;
	}

	/** The event that began the activation is taken. */
	void tookFirst() {
		this.awaitsFirst = false;
	}

	/** Goes on within a chunk of which some events were taken. */
	void begin(Chunk within) {
		enter(within, within.taken() - 1);
	}

	private void enter(Chunk entered, int slot) {
		this.position = slot;
		this.chunk = entered;
		this.slots = entered.slots;
		this.end = entered.room;
	}

	/** Takes the event of the next slot, null if the slot is empty or there is none. */
	@Nullable Event takeSlot() {
		int slot = this.position;
		if (slot >= this.end) {
			return null;
		}
		Event event = Chunk.slotAcquire(this.slots, slot);
		if (event != null) {
			Chunk.clear(this.slots, slot);
			this.position = slot + 1;
		}
		return event;
	}

	/** Goes on to the chunk that follows and takes its first event. */
	Event takeFirstOf(Chunk following) {
		enter(following, 0);
		this.stamp = following.stampOfFirst();
		return following.first;
	}

	/** Goes on to the chunk that follows, whose first event is taken, to its second. */
	@Nullable Event takeSecondOf(Chunk following) {
		enter(following, 0);
		this.stamp = following.stampOfSecond();
		return takeSlot();
	}

	/** Whether no slot is left to be taken here, now or later. */
	boolean isUsedUp() {
		return this.position >= this.end;
	}

	/** Whether there is an event in the next slot. */
	boolean seesMore() {
		return !isUsedUp() && Chunk.slotAcquire(this.slots, this.position) != null;
	}

	/** Nobody can claim a slot here any more. */
	void usedUp() {
		this.position = this.end;
	}

	boolean awaitsFirst() {
		return this.awaitsFirst;
	}

	@Nullable Chunk chunk() {
		return this.chunk;
	}

	int position() {
		return this.position;
	}

	/** Leaves the queue. */
	void leave() {
		if (this.chunk != null) {
			this.chunk = null;
			this.position = 0;
			this.slots = NO_SLOTS;
			this.end = 0;
		}
		this.awaitsFirst = false;
		this.stamp = 0;
	}

	/** Chooses one in so many, a power of two, by chance. */
	boolean isOneIn(int many) {
		int next = this.random;
		next ^= next << 13;
		next ^= next >>> 17;
		next ^= next << 5;
		this.random = next;
		return (next & (many - 1)) == 0;
	}

	/** For others: how many events are behind, as far as the cursor knows. */
	int sizeBehind() {
		Chunk within = (Chunk) CHUNK.getOpaque(this);
		return (within != null) ? Math.max(0, within.sizeBehind(1 + (int) POSITION.getOpaque(this))) : 0;
	}

}
