package io.actorprocess.mailbox;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

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

	private static final VarHandle FIRST;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			CHUNK = lookup.findVarHandle(Cursor.class, "chunk", Chunk.class);
			POSITION = lookup.findVarHandle(Cursor.class, "position", int.class);
			FIRST = lookup.findVarHandle(Cursor.class, "first", Event.class);
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

	/** An event that comes before those in slots. */
	private @Nullable Event first;

	private int stamp;

	/**
	 * A cursor that is nowhere.
	 */
	public Cursor() {
	}

	/**
	 * Tells when the event taken last was sent, once.
	 * @return what {@link Sampling} said, zero if the wait is not measured
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

	/** Begins before a chunk, with an event that comes first. */
	void begin(@Nullable Event firstEvent) {
		enter(null, 0, firstEvent);
		setSlots(NO_SLOTS, 0);
	}

	/** Begins within a chunk of which some events were taken. */
	void begin(Chunk within) {
		int taken = within.taken();
		if (taken > 0) {
			enter(within, taken - 1, null);
			setSlots(within.slots, within.room);
		}
		else {
			// No slots yet, so that nobody has to ask for the first event each time
			enter(within, 0, within.first);
			setSlots(NO_SLOTS, 0);
			this.stamp = within.stamp;
		}
	}

	private void enter(@Nullable Chunk entered, int slot, @Nullable Event firstEvent) {
		POSITION.setOpaque(this, slot);
		CHUNK.setOpaque(this, entered);
		FIRST.setOpaque(this, firstEvent);
	}

	private void setSlots(@Nullable Event[] present, int number) {
		this.slots = present;
		this.end = number;
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
			POSITION.setOpaque(this, slot + 1);
		}
		return event;
	}

	/** Takes the event that comes before those in slots, null if it is taken. */
	@Nullable Event takeFirst() {
		Event event = this.first;
		if (event != null) {
			FIRST.setOpaque(this, null);
			Chunk within = this.chunk;
			if (within != null) {
				setSlots(within.slots, within.room);
			}
		}
		return event;
	}

	/** Goes on to the chunk that follows and takes its first event. */
	Event takeFirstOf(Chunk following) {
		enter(following, 0, null);
		setSlots(following.slots, following.room);
		this.stamp = following.stamp;
		return following.first;
	}

	/** Whether no slot is left to be taken here, now or later. */
	boolean isUsedUp() {
		return this.position >= this.end;
	}

	/** Whether an event can be taken now. */
	boolean seesMore() {
		return this.first != null || (!isUsedUp() && Chunk.slotAcquire(this.slots, this.position) != null);
	}

	/** Nobody can claim a slot here any more. */
	void usedUp() {
		POSITION.setOpaque(this, this.end);
	}

	@Nullable Event first() {
		return this.first;
	}

	@Nullable Chunk chunk() {
		return this.chunk;
	}

	int position() {
		return this.position;
	}

	/** Leaves the queue. */
	void leave() {
		begin((Event) null);
		this.stamp = 0;
	}

	/** For others: how many events are behind, as far as the cursor knows. */
	int sizeBehind() {
		Chunk within = (Chunk) CHUNK.getOpaque(this);
		int size = (FIRST.getOpaque(this) != null) ? 1 : 0;
		return (within != null) ? size + Math.max(0, within.sizeBehind(1 + (int) POSITION.getOpaque(this))) : size;
	}

}
