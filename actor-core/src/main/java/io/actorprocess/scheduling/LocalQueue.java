package io.actorprocess.scheduling;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The tasks one worker has made runnable: one that is to run next, and a ring for the
 * rest.
 * <p>
 * Thread-safety: belongs to the worker, the owner; other workers may call only
 * {@link #size()} and {@link #hasStealable()}, and pass it as the victim of a theft.
 */
final class LocalQueue extends Padding {

	/*
	 * The ring holds the tasks of positions head..tail-1 (mod its length). The owner adds
	 * at the tail: slot first, then tail (release). Owner and thieves take at the head:
	 * read the slots, then move the head by a CAS, whose success says that the slots were
	 * not reused meanwhile: the owner reuses a slot only after the head has left it, and
	 * positions never come back. Slots are therefore plain fields; a slot that a failed
	 * thief has read may hold anything.
	 *
	 * A thief moves the older half of a ring to its own tail and publishes it after its
	 * CAS; in between these tasks are in no queue, but in the hands of a thread that is
	 * awake.
	 *
	 * Only the owner fills the next slot, and only when it is empty, so a release is
	 * enough; owner and thieves empty it by an exchange. Thieves take it only from an
	 * owner that is stuck in one turn: normally it is worth more where its data are.
	 *
	 * Taken tasks stay visible in their slots until these are reused or the owner goes
	 * idle: a thief cannot clear a slot without a race against its reuse.
	 */

	static final int CAPACITY = 1024;

	/** So many turns in a row may come from the next slot. */
	static final int CHAIN_BUDGET = 16;

	private static final int MASK = CAPACITY - 1;

	private static final VarHandle TAIL;

	private static final VarHandle NEXT;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			TAIL = lookup.findVarHandle(LocalQueue.class, "tail", long.class);
			NEXT = lookup.findVarHandle(LocalQueue.class, "next", Task.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	// Shared: see above

	private final LongCell head = new LongCell();

	private final @Nullable Task[] ring = new @Nullable Task[CAPACITY];

	// Written by the owner, read by all

	private long tail;

	/** Emptied by thieves too, seldom: so it may lie beside what the owner writes. */
	private volatile @Nullable Task next;

	// Owned by the owner

	private int chainBudget = CHAIN_BUDGET;

	private boolean dirty;

	/**
	 * Makes the task the next one, if this place is free and tasks have not followed each
	 * other through it for too long.
	 * @param task the task
	 * @return whether it was
	 */
	boolean offerNext(Task task) {
		if (this.chainBudget == 0 || hasNext()) {
			return false;
		}
		NEXT.setRelease(this, task);
		return true;
	}

	/**
	 * Adds a task to the ring; if it is full, the older half and the task go to the
	 * injection queue.
	 * @param task the task
	 * @param overflow where to put what does not fit
	 */
	void add(Task task, InjectionQueue overflow) {
		while (room() == 0) {
			if (spill(task, overflow)) {
				return;
			}
		}
		append(task);
	}

	/**
	 * Takes the next task, or the oldest of the ring.
	 * @return the task, or null if there is none
	 */
	@Nullable Task poll() {
		Task task = takeNext();
		if (task != null) {
			this.chainBudget--;
			return task;
		}
		this.chainBudget = CHAIN_BUDGET;
		return takeOldest();
	}

	/**
	 * Tells the queue that the owner takes a turn with a task from elsewhere.
	 */
	void breakChain() {
		this.chainBudget = CHAIN_BUDGET;
	}

	/**
	 * Moves the older half of another ring to this one, if it fits.
	 * @param victim the queue of another worker
	 * @return whether any task was moved
	 */
	boolean stealHalf(LocalQueue victim) {
		while (true) {
			long from = victim.head.readAcquire();
			int available = (int) (victim.tailAcquire() - from);
			int count = Math.min(available - available / 2, room());
			if (count <= 0) {
				return false;
			}
			copy(victim.ring, from, count);
			if (victim.head.cas(from, from + count)) {
				setTailRelease(this.tail + count);
				return true;
			}
		}
	}

	/**
	 * Moves the older half of another ring to this one, or else the next task.
	 * @param victim the queue of a worker that is stuck in a turn
	 * @return whether any task was moved
	 */
	boolean stealAny(LocalQueue victim) {
		if (stealHalf(victim)) {
			return true;
		}
		Task task = (room() > 0) ? victim.takeNext() : null;
		if (task == null) {
			return false;
		}
		append(task);
		return true;
	}

	/**
	 * Drops references to tasks that are gone.
	 */
	void forget() {
		if (this.dirty && this.head.readAcquire() == this.tail) {
			Arrays.fill(this.ring, null);
			this.dirty = false;
		}
	}

	boolean hasStealable() {
		return this.head.read() < tailAcquire();
	}

	int size() {
		long first = this.head.readAcquire();
		int waiting = (int) Math.max(0, tailAcquire() - first);
		return hasNext() ? waiting + 1 : waiting;
	}

	private boolean hasNext() {
		return this.next != null;
	}

	private @Nullable Task takeNext() {
		return hasNext() ? (Task) NEXT.getAndSet(this, null) : null;
	}

	private @Nullable Task takeOldest() {
		while (true) {
			long first = this.head.readAcquire();
			if (first == this.tail) {
				return null;
			}
			Task task = this.ring[(int) first & MASK];
			if (this.head.cas(first, first + 1)) {
				return task;
			}
		}
	}

	private boolean spill(Task task, InjectionQueue overflow) {
		int count = CAPACITY / 2;
		long from = this.head.readAcquire();
		if (this.tail - from != CAPACITY || !this.head.cas(from, from + count)) {
			return false;
		}
		Task first = task;
		for (int i = count - 1; i >= 0; i--) {
			Task earlier = this.ring[(int) (from + i) & MASK];
			if (earlier != null) {
				earlier.setLinkRelease(first);
				first = earlier;
			}
		}
		overflow.append(first, task, count + 1);
		return true;
	}

	private void append(Task task) {
		this.ring[(int) this.tail & MASK] = task;
		this.dirty = true;
		setTailRelease(this.tail + 1);
	}

	private void copy(@Nullable Task[] source, long from, int count) {
		for (int i = 0; i < count; i++) {
			this.ring[(int) (this.tail + i) & MASK] = source[(int) (from + i) & MASK];
		}
		this.dirty = true;
	}

	private int room() {
		return CAPACITY - (int) (this.tail - this.head.readAcquire());
	}

	private long tailAcquire() {
		return (long) TAIL.getAcquire(this);
	}

	private void setTailRelease(long position) {
		TAIL.setRelease(this, position);
	}

}
