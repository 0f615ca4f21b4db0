package io.actorprocess.mailbox;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.actorprocess.event.Event;

/**
 * A lock-free queue: one event is in the queue itself, more are in chunks that grow.
 * <p>
 * Thread-safety: as {@link EventQueue}.
 */
final class ChunkedEventQueue extends EventQueue {

	/*
	 * The tail is the state. It is null while the queue is idle, CLOSED once it is
	 * closed; while it is busy it is the first event of this activation, bare, or if more
	 * have come the last chunk. There is no other flag, so nothing has to be fenced
	 * against anything.
	 *
	 * Send: 1. read the tail; CLOSED ends it. 2. null: CAS it to the event, store the
	 * event as the place where the consumer begins; the caller schedules the process,
	 * which publishes the store. 3. A chunk with a free slot: claim the slot by a CAS of
	 * the count, store the event there (release). 4. Anything else: CAS the tail to a new
	 * chunk that holds the event, and link what was there to it (release): a chunk by its
	 * own field, the bare event by the queue's. A CAS that fails begins anew; one on a
	 * count steps back for a moment first, as two cores that send to one process would
	 * otherwise drag the line to and fro with each attempt.
	 *
	 * Receive: 1. the bare event; then of each chunk its first event, then the slots in
	 * order. 2. An empty slot: if it is claimed its sender is about to fill it, which may
	 * take long if it was preempted, so the wait for it is bounded and park() reports
	 * false. If it is not, seal the chunk by a CAS of the count: from then on it is full.
	 * 3. Nothing left here: CAS the tail to null. Success: the queue is idle, and whoever
	 * sends next becomes responsible. Failure: a sender is within its step 4 and the link
	 * will appear.
	 *
	 * No wake-up is lost: either the sender's CAS comes first, on the count or on the
	 * tail, and then the consumer's fails; or the consumer's does, and then the sender
	 * finds a full chunk, and null. A chunk is followed by another only when it is full
	 * or sealed, so nothing is added behind the consumer, and a sender's later event
	 * never lies in an earlier chunk. What was in the tail comes back only by way of
	 * null, which means the same thing each time, so an event may be sent twice (no ABA).
	 *
	 * While it runs the consumer has its place in a cursor, and between turns here. It
	 * writes nothing that senders read, and reads nothing they write but the slots: a
	 * flood crosses from core to core in whole cache lines.
	 *
	 * libprocess' lock-free queue keeps a separate flag and state, and its
	 * decommissioning lets late events in; here closing is one exchange of the same word.
	 */

	/** What tail and place can hold besides events and chunks. */
	private enum Mark {

		/** As the tail: no event has come yet; as the place: the first one is taken. */
		BEGUN,

		CLOSED

	}

	private static final int SPINS = 256;

	private static final int BACK_OFF_SPINS = 64;

	private static final VarHandle TAIL;

	private static final VarHandle PLACE;

	private static final VarHandle FOLLOWING;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			TAIL = lookup.findVarHandle(ChunkedEventQueue.class, "tail", Object.class);
			PLACE = lookup.findVarHandle(ChunkedEventQueue.class, "place", Object.class);
			FOLLOWING = lookup.findVarHandle(ChunkedEventQueue.class, "following", Chunk.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/** Shared; see above. */
	@SuppressWarnings("UnusedVariable") // by the VarHandle
	private @Nullable Object tail = Mark.BEGUN;

	/**
	 * Written by the one sender that finds the queue idle, then owned by the consumer:
	 * the event or the chunk to go on with, null while a cursor knows.
	 */
	@SuppressWarnings("UnusedVariable") // by the VarHandle
	private @Nullable Object place = Mark.BEGUN;

	/** Written by the one sender that finds a bare event, taken by the consumer. */
	@SuppressWarnings("UnusedVariable") // by the VarHandle
	private @Nullable Chunk following;

	@Override
	public Offer offer(Event event, Sampling sampling) {
		while (true) {
			Object last = tailAcquire();
			if (last instanceof Chunk chunk) {
				if (add(chunk, event, sampling)) {
					return Offer.QUEUED;
				}
			}
			else if (last == null) {
				if (begin(event, sampling)) {
					return Offer.WAKE;
				}
			}
			else if (last == Mark.CLOSED) {
				return Offer.CLOSED;
			}
			else if (follow(last, Chunk.small(event, sampling))) {
				return Offer.QUEUED;
			}
		}
	}

	private boolean add(Chunk last, Event event, Sampling sampling) {
		int slot = last.claimed();
		if (slot >= last.room) {
			return append(last, last.follower(event, sampling));
		}
		boolean claimed = last.claim(slot);
		if (claimed) {
			last.fill(slot, event);
		}
		else {
			spin(BACK_OFF_SPINS);
		}
		return claimed;
	}

	private boolean begin(Event event, Sampling sampling) {
		int stamp = sampling.stamp(1);
		Object begun = (stamp != 0) ? Chunk.measured(event, stamp) : event;
		boolean first = casTail(null, begun);
		if (first) {
			setPlaceOpaque(begun);
		}
		return first;
	}

	private boolean follow(Object bare, Chunk chunk) {
		boolean appended = casTail(bare, chunk);
		if (appended) {
			FOLLOWING.setRelease(this, chunk);
		}
		return appended;
	}

	private boolean append(Chunk last, Chunk chunk) {
		boolean appended = casTail(last, chunk);
		if (appended) {
			last.setNextRelease(chunk);
		}
		return appended;
	}

	private static void spin(int times) {
		for (int i = 0; i < times; i++) {
			Thread.onSpinWait();
		}
	}

	@Override
	public void resume(Cursor cursor) {
		Object begin = placeOpaque();
		setPlaceOpaque(null);
		if (begin instanceof Chunk chunk) {
			cursor.begin(chunk);
		}
		else {
			cursor.begin((begin instanceof Event event) ? event : null);
		}
	}

	@Override
	public @Nullable Event next(Cursor cursor) {
		Event event = cursor.takeSlot();
		return (event != null) ? event : nextElsewhere(cursor);
	}

	private @Nullable Event nextElsewhere(Cursor cursor) {
		Event first = cursor.takeFirst();
		if (first != null) {
			return first;
		}
		Chunk chunk = cursor.isUsedUp() ? takeFollower(cursor.chunk()) : null;
		return (chunk != null) ? cursor.takeFirstOf(chunk) : null;
	}

	private @Nullable Chunk takeFollower(@Nullable Chunk last) {
		Chunk follower = follower(last);
		if (follower == null) {
			return null;
		}
		if (last != null) {
			last.clearNext();
		}
		else {
			FOLLOWING.setOpaque(this, null);
		}
		return follower;
	}

	private @Nullable Chunk follower(@Nullable Chunk last) {
		return (last != null) ? last.nextAcquire() : (Chunk) FOLLOWING.getAcquire(this);
	}

	@Override
	public void suspend(Cursor cursor) {
		Event first = cursor.first();
		Chunk chunk = cursor.chunk();
		if (chunk != null) {
			chunk.setTaken((first != null) ? 0 : 1 + cursor.position());
			setPlaceOpaque(chunk);
		}
		else {
			setPlaceOpaque((first != null) ? first : Mark.BEGUN);
		}
		cursor.leave();
	}

	@Override
	public boolean park(Cursor cursor) {
		if (cursor.seesMore()) {
			return false;
		}
		Chunk chunk = cursor.chunk();
		if (chunk != null && !cursor.isUsedUp()) {
			if (!chunk.sealAt(cursor.position())) {
				awaitSender(cursor);
				return false;
			}
			cursor.usedUp();
		}
		Object last = (chunk != null) ? chunk : tailAcquire();
		if (follower(chunk) == null && !(chunk == null && last instanceof Chunk) && casTail(last, null)) {
			cursor.leave();
			return true;
		}
		awaitSender(cursor);
		return false;
	}

	/** A sender is halfway: soon there is more, unless it has lost its core. */
	private void awaitSender(Cursor cursor) {
		for (int i = 0; i < SPINS && !hasMore(cursor); i++) {
			Thread.onSpinWait();
		}
		if (!hasMore(cursor)) {
			yieldToSender();
		}
	}

	private boolean hasMore(Cursor cursor) {
		return cursor.seesMore() || (cursor.isUsedUp() && follower(cursor.chunk()) != null);
	}

	@Override
	public List<Event> close() {
		Object end = TAIL.getAndSet(this, Mark.CLOSED);
		List<Event> left = new ArrayList<>();
		if (end == null || end == Mark.CLOSED) {
			return left;
		}
		awaitPlace();
		Cursor cursor = new Cursor();
		resume(cursor);
		int claimed = (end instanceof Chunk last) ? last.seal() : 0;
		while (!isAt(cursor, end, claimed)) {
			Event event = next(cursor);
			if (event != null) {
				left.add(event);
			}
			else {
				awaitMore(cursor);
			}
		}
		return left;
	}

	private static boolean isAt(Cursor cursor, Object end, int claimed) {
		boolean there = (end instanceof Chunk last) ? cursor.chunk() == last && cursor.position() == claimed
				: cursor.chunk() == null;
		return there && cursor.first() == null;
	}

	/** The sender that began this activation may not have said where yet. */
	private void awaitPlace() {
		while (placeOpaque() == null) {
			yieldToSender();
		}
	}

	private void awaitMore(Cursor cursor) {
		while (!hasMore(cursor)) {
			awaitSender(cursor);
		}
	}

	@SuppressWarnings("ThreadPriorityCheck") // the sender may wait for this very core
	private static void yieldToSender() {
		Thread.yield();
	}

	@Override
	public void forEach(Cursor cursor, Consumer<? super Event> visitor) {
		visit(cursor.first(), visitor);
		Chunk chunk = cursor.chunk();
		visitSlots(chunk, cursor.position(), visitor);
		for (Chunk next = follower(chunk); next != null; next = next.nextAcquire()) {
			visitor.accept(next.first);
			visitSlots(next, 0, visitor);
		}
	}

	private static void visitSlots(@Nullable Chunk chunk, int from, Consumer<? super Event> visitor) {
		for (int i = from; chunk != null && i < chunk.room; i++) {
			visit(Chunk.slotAcquire(chunk.slots, i), visitor);
		}
	}

	private static void visit(@Nullable Event event, Consumer<? super Event> visitor) {
		if (event != null) {
			visitor.accept(event);
		}
	}

	@Override
	public int size(@Nullable Cursor cursor) {
		Object begin = placeOpaque();
		if (begin instanceof Chunk chunk) {
			return Math.max(0, chunk.sizeBehind(chunk.taken()));
		}
		Chunk chunk = (Chunk) FOLLOWING.getAcquire(this);
		int first = (begin instanceof Event) ? 1 : 0;
		int inChunks = (chunk != null) ? chunk.sizeBehind(0) : 0;
		return first + inChunks + ((cursor != null) ? cursor.sizeBehind() : 0);
	}

	@Override
	public boolean isIdle() {
		return tailAcquire() == null;
	}

	private @Nullable Object tailAcquire() {
		return TAIL.getAcquire(this);
	}

	private boolean casTail(@Nullable Object expected, @Nullable Object value) {
		return TAIL.compareAndSet(this, expected, value);
	}

	private @Nullable Object placeOpaque() {
		return PLACE.getOpaque(this);
	}

	private void setPlaceOpaque(@Nullable Object value) {
		PLACE.setOpaque(this, value);
	}

}
