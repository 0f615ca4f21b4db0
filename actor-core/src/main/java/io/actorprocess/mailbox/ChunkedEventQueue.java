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
	 * The tail is the state. While the queue is idle it is null, or MEASURED, which asks
	 * for the time at which the next event is sent; it is CLOSED once the queue is
	 * closed. While the queue is busy it is BEGUN if it was born so and nothing has come;
	 * or the first event of this activation, bare; or if more have come the last chunk.
	 * There is no other flag, so nothing has to be fenced against anything.
	 *
	 * Send: 1. read the tail; CLOSED ends it. 2. null: CAS it to the event; the caller
	 * schedules the process. BEGUN: the same, but the process is scheduled already.
	 * MEASURED: CAS it to a chunk that holds event and time, and link it as in step 4. 3.
	 * A chunk with a free slot: claim the slot by a CAS of the count, store the event
	 * there (release). 4. Anything else: CAS the tail to a new chunk that holds the
	 * event, and link it (release): to the chunk that was there by its own field, else by
	 * the queue's. A chunk that takes the place of a bare event holds that as its first.
	 * A CAS that fails begins anew; one on a count steps back for a moment first, as two
	 * cores that send to one process would otherwise drag the line to and fro with each
	 * attempt.
	 *
	 * Receive: 1. the first event, from the tail if it is bare there, else from the chunk
	 * that the queue links to. It stays there: the cursor knows that it is taken. 2. Of
	 * each chunk its first event, unless that is the one of step 1, then the slots in
	 * order. 3. An empty slot: if it is claimed its sender is about to fill it, which may
	 * take long if it was preempted, so the wait for it is bounded and park() reports
	 * false. If it is not, seal the chunk by a CAS of the count: from then on it is full.
	 * 4. Nothing left here: CAS the tail to null or MEASURED. Success: the queue is idle,
	 * and whoever sends next becomes responsible. Failure: a sender is within its step 4
	 * and the link will appear.
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
	 * flood crosses from core to core in whole cache lines. An activation of one event
	 * writes one word here, twice.
	 *
	 * libprocess' lock-free queue keeps a separate flag and state, and its
	 * decommissioning lets late events in; here closing is one exchange of the same word.
	 */

	/** What tail and place can hold besides events and chunks. */
	private enum Mark {

		/** As the tail: no event has come yet; as the place: the first one is taken. */
		BEGUN,

		MEASURED,

		CLOSED

	}

	/** One activation in so many has the wait of its first event measured. */
	private static final int MEASURED_INTERVAL = 64;

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
	private volatile @Nullable Object tail;

	/**
	 * Owned by the consumer: the chunk to go on with after a pause, or BEGUN; null while
	 * a cursor knows, and if the first event is still to be taken.
	 */
	private @Nullable Object place;

	/**
	 * Written by the one sender that makes the first chunk of an activation, taken by the
	 * consumer.
	 */
	private volatile @Nullable Chunk following;

	ChunkedEventQueue() {
		TAIL.setOpaque(this, Mark.BEGUN);
	}

	@Override
	public Offer offer(Event event) {
		while (true) {
			Object last = this.tail;
			if (last instanceof Chunk chunk) {
				if (add(chunk, event)) {
					return Offer.QUEUED;
				}
			}
			else if (last == null) {
				if (casTail(null, event)) {
					return Offer.WAKE;
				}
			}
			else if (last == Mark.CLOSED) {
				return Offer.CLOSED;
			}
			else if (last instanceof Event first) {
				if (link(first, Chunk.second(first, event, owner()))) {
					return Offer.QUEUED;
				}
			}
			else if (begin(last, event)) {
				return (last == Mark.BEGUN) ? Offer.QUEUED : Offer.WAKE;
			}
		}
	}

	private boolean begin(Object mark, Event event) {
		int stamp = owner().stamp((mark == Mark.MEASURED) ? MEASURED_INTERVAL : 1);
		return (stamp != 0) ? link(mark, Chunk.measured(event, stamp)) : casTail(mark, event);
	}

	private boolean link(Object last, Chunk chunk) {
		boolean linked = casTail(last, chunk);
		if (linked) {
			FOLLOWING.setRelease(this, chunk);
		}
		return linked;
	}

	private boolean add(Chunk last, Event event) {
		int slot = last.claimed();
		if (slot >= last.room) {
			return append(last, last.follower(event, owner()));
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
		Object begin = this.place;
		if (begin == null) {
			cursor.beginFirst();
			return;
		}
		this.place = null;
		if (begin instanceof Chunk chunk) {
			cursor.begin(chunk);
		}
	}

	@Override
	public @Nullable Event next(Cursor cursor) {
		Event event = cursor.takeSlot();
		return (event != null) ? event : nextElsewhere(cursor);
	}

	private @Nullable Event nextElsewhere(Cursor cursor) {
		if (cursor.awaitsFirst()) {
			return first(cursor);
		}
		Chunk last = cursor.chunk();
		Chunk chunk = cursor.isUsedUp() ? takeFollower(last) : null;
		if (chunk == null) {
			return null;
		}
		return (last != null) ? cursor.takeFirstOf(chunk) : cursor.takeSecondOf(chunk);
	}

	/** Takes the first event of this activation. */
	private @Nullable Event first(Cursor cursor) {
		if (this.tail instanceof Event bare) {
			cursor.tookFirst();
			return bare;
		}
		Chunk chunk = takeFollower(null);
		if (chunk == null) {
			return null;
		}
		cursor.tookFirst();
		return cursor.takeFirstOf(chunk);
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
		return (last != null) ? last.nextAcquire() : this.following;
	}

	@Override
	public void suspend(Cursor cursor) {
		Chunk chunk = cursor.chunk();
		if (chunk != null) {
			chunk.setTaken(1 + cursor.position());
			this.place = chunk;
		}
		else if (!cursor.awaitsFirst()) {
			this.place = Mark.BEGUN;
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
		Object last = (chunk != null) ? chunk : this.tail;
		if (isTaken(last, cursor) && casTail(last, cursor.isOneIn(MEASURED_INTERVAL) ? Mark.MEASURED : null)) {
			cursor.leave();
			return true;
		}
		awaitSender(cursor);
		return false;
	}

	/** Whether what was read from the tail, or is the last chunk known, has no events. */
	private boolean isTaken(@Nullable Object last, Cursor cursor) {
		if (last instanceof Chunk chunk) {
			return chunk == cursor.chunk() && chunk.nextAcquire() == null;
		}
		return (last instanceof Event) != cursor.awaitsFirst();
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
		return cursor.seesMore() || (cursor.isUsedUp() && follower(cursor.chunk()) != null)
				|| (cursor.awaitsFirst() && this.tail instanceof Event);
	}

	@Override
	public List<Event> close() {
		Object end = TAIL.getAndSet(this, Mark.CLOSED);
		List<Event> left = new ArrayList<>();
		Cursor cursor = new Cursor();
		resume(cursor);
		if (end instanceof Chunk last) {
			drain(cursor, last, left);
		}
		else if (end instanceof Event bare && cursor.awaitsFirst()) {
			left.add(bare);
		}
		return left;
	}

	private void drain(Cursor cursor, Chunk last, List<Event> left) {
		int claimed = last.seal();
		while (cursor.chunk() != last || cursor.position() != claimed) {
			Event event = next(cursor);
			if (event != null) {
				left.add(event);
			}
			else {
				awaitSender(cursor);
			}
		}
	}

	@SuppressWarnings("ThreadPriorityCheck") // the sender may wait for this very core
	private static void yieldToSender() {
		Thread.yield();
	}

	@Override
	public void forEach(Cursor cursor, Consumer<? super Event> visitor) {
		Chunk chunk = cursor.chunk();
		boolean isFirstTaken = chunk == null && !cursor.awaitsFirst();
		if (chunk != null) {
			chunk.visitSlots(cursor.position(), visitor);
		}
		else if (!isFirstTaken && this.tail instanceof Event bare) {
			visitor.accept(bare);
		}
		for (Chunk next = follower(chunk); next != null; next = next.nextAcquire()) {
			if (!isFirstTaken) {
				visitor.accept(next.first);
			}
			isFirstTaken = false;
			next.visitSlots(0, visitor);
		}
	}

	@Override
	public int size(@Nullable Cursor cursor) {
		Object begin = PLACE.getOpaque(this);
		if (begin instanceof Chunk chunk) {
			return Math.max(0, chunk.sizeBehind(chunk.taken()));
		}
		boolean isFirstTaken = begin != null || (cursor != null && !cursor.awaitsFirst());
		int bare = (!isFirstTaken && this.tail instanceof Event) ? 1 : 0;
		Chunk chunk = follower(null);
		int inChunks = (chunk != null) ? chunk.sizeBehind(isFirstTaken ? 1 : 0) : 0;
		return bare + inChunks + ((cursor != null) ? cursor.sizeBehind() : 0);
	}

	@Override
	public boolean isIdle() {
		Object last = this.tail;
		return last == null || last == Mark.MEASURED;
	}

	private boolean casTail(@Nullable Object expected, @Nullable Object value) {
		return TAIL.compareAndSet(this, expected, value);
	}

}
