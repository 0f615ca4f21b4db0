package io.actorprocess.clock;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * Timers by deadline on a hierarchical wheel: adding and taking what is due take constant
 * time for each timer, however many there are.
 * <p>
 * Thread-safety: none, the owner guards it.
 */
final class TimerWheel {

	/*
	 * Time is cut into ticks of 2^20 ns, about a millisecond, and a tick's number is read
	 * as digits of six bits. Level 0 has a slot for each value of the lowest digit, level
	 * 1 for the next, and so on; eight levels cover every positive long. A slot holds the
	 * timers of its ticks. (Varghese and Lauck, "Hashed and Hierarchical Timing Wheels",
	 * 1987; the choice of level by exclusive-or is Tokio's.)
	 *
	 * Where a timer goes. Its deadline is rounded UP to a tick, so a timer can be late by
	 * a tick but never early. It goes to the level of the highest digit in which its tick
	 * differs from the current tick, into the slot that this digit names; a tick that has
	 * passed counts as the current one.
	 *
	 * Invariants
	 *
	 * 1. The current tick never decreases.
	 *
	 * 2. A timer at level n agrees with the current tick in all digits above n, and is
	 * greater in digit n (at level 0: greater or equal). So no occupied slot lies behind,
	 * none wraps around, and all timers of level n fall due before all those of level
	 * n+1: the next slot to open is the lowest bit of the lowest level that has any.
	 *
	 * 3. Timers of one tick that are not due yet are in one slot, in order of addition.
	 *
	 * To advance, the current tick jumps to the beginning of the next slot to open, as
	 * long as that is not in the future. A slot of level 0 is one tick: its timers are
	 * due, sorted by exact deadline. The timers of a higher slot are added again; they
	 * agree with the current tick in one more digit now, so they move down. Each timer
	 * moves at most seven times, and in practice two or three times.
	 *
	 * A timer that is cancelled stays where it is, an empty shell, until its slot opens
	 * or is swept.
	 *
	 * libprocess keeps a sorted map from time to list, so every timer costs a descent of
	 * a tree.
	 */

	static final int TICK_SHIFT = 20;

	private static final long LAST_TICK = Long.MAX_VALUE >> TICK_SHIFT;

	private static final int DIGIT_BITS = 6;

	private static final int SLOTS = 1 << DIGIT_BITS;

	private static final int LEVELS = 8;

	private static final Comparator<WheelTimer> BY_DEADLINE = (one, other) -> Long.compare(one.deadlineNanos,
			other.deadlineNanos);

	private final TimerSlot[] slots = new TimerSlot[LEVELS * SLOTS];

	/** A bit for each slot of a level that is not empty. */
	private final long[] occupied = new long[LEVELS];

	/** Timers that have left the slots; some may have been cancelled since. */
	private final Deque<WheelTimer> due = new ArrayDeque<>();

	private long currentTick;

	/** How many timers are in the slots, cancelled ones included. */
	private int size;

	/** The slot to be swept next. */
	private int sweepAt;

	TimerWheel() {
		for (int i = 0; i < this.slots.length; i++) {
			this.slots[i] = new TimerSlot(i / SLOTS, i % SLOTS);
		}
	}

	/**
	 * The number of timers that are not due yet, cancelled ones included.
	 * @return the count
	 */
	int size() {
		return this.size;
	}

	/**
	 * Adds a timer.
	 * @param timer a timer that was never added
	 */
	void add(WheelTimer timer) {
		if (timer.deadlineNanos == WheelTimer.AT_ONCE) {
			this.due.add(timer);
			return;
		}
		this.size++;
		place(timer, tickOf(timer.deadlineNanos));
	}

	/**
	 * When a timer of a deadline is due.
	 * @param deadlineNanos the deadline in nanoseconds
	 * @return the first tick that is not before it, in nanoseconds
	 */
	static long dueNanos(long deadlineNanos) {
		return tickOf(deadlineNanos) << TICK_SHIFT;
	}

	/**
	 * The end of a tick: no timer that is created within it falls due before.
	 * @param nowNanos a time within the tick, in nanoseconds
	 * @return the beginning of the next, in nanoseconds
	 */
	static long nextTickNanos(long nowNanos) {
		return ((nowNanos >> TICK_SHIFT) + 1) << TICK_SHIFT;
	}

	private static long tickOf(long deadlineNanos) {
		return Math.min(((deadlineNanos - 1) >> TICK_SHIFT) + 1, LAST_TICK);
	}

	private void place(WheelTimer timer, long tick) {
		long opening = Math.max(tick, this.currentTick);
		int highestBit = Long.SIZE - 1 - Long.numberOfLeadingZeros((opening ^ this.currentTick) | 1);
		int level = highestBit / DIGIT_BITS;
		int digit = (int) (opening >> (level * DIGIT_BITS)) & (SLOTS - 1);
		this.slots[level * SLOTS + digit].add(timer);
		this.occupied[level] |= 1L << digit;
	}

	/**
	 * Removes cancelled timers from some of the slots, and from others with the next
	 * call.
	 * @param timers how many to look at, about
	 * @return true if with this call each slot has had its turn
	 */
	boolean sweep(int timers) {
		int left = timers;
		while (this.sweepAt < this.slots.length && left > 0) {
			TimerSlot slot = this.slots[this.sweepAt++];
			if (slot.size() > 0) {
				left -= slot.size();
				sweep(slot);
			}
		}
		boolean complete = this.sweepAt == this.slots.length;
		this.sweepAt = complete ? 0 : this.sweepAt;
		return complete;
	}

	private void sweep(TimerSlot slot) {
		this.size -= slot.size();
		slot.sweep();
		this.size += slot.size();
		if (slot.size() == 0) {
			clearOccupied(slot);
		}
	}

	private void clearOccupied(TimerSlot slot) {
		this.occupied[slot.level] &= ~(1L << slot.digit);
	}

	/**
	 * When the wheel must be advanced again: not after the next timer falls due, and
	 * perhaps before.
	 * @return the time in nanoseconds, {@link Long#MAX_VALUE} if there is no timer
	 */
	long nextExpiryNanos() {
		if (!this.due.isEmpty()) {
			return this.currentTick << TICK_SHIFT;
		}
		TimerSlot next = nextSlot();
		return (next != null) ? beginOf(next) << TICK_SHIFT : Long.MAX_VALUE;
	}

	private @Nullable TimerSlot nextSlot() {
		for (int level = 0; level < LEVELS; level++) {
			long bits = this.occupied[level];
			if (bits != 0) {
				return this.slots[level * SLOTS + Long.numberOfTrailingZeros(bits)];
			}
		}
		return null;
	}

	/** The first tick of an occupied slot: the digits above it are the current ones. */
	private long beginOf(TimerSlot slot) {
		int shift = slot.level * DIGIT_BITS;
		long above = this.currentTick >> (shift + DIGIT_BITS);
		return (above << DIGIT_BITS | slot.digit) << shift;
	}

	/**
	 * Moves the wheel to a time. What has fallen due meanwhile can be polled.
	 * @param nowNanos the time in nanoseconds
	 */
	void advance(long nowNanos) {
		long nowTick = nowNanos >> TICK_SHIFT;
		for (TimerSlot next = nextSlot(); next != null; next = nextSlot()) {
			long begin = beginOf(next);
			if (begin > nowTick) {
				break;
			}
			this.currentTick = begin;
			open(next);
		}
		this.currentTick = Math.max(this.currentTick, nowTick);
	}

	private void open(TimerSlot slot) {
		clearOccupied(slot);
		WheelTimer[] timers = slot.drain();
		this.size -= timers.length;
		if (slot.level == 0) {
			Arrays.sort(timers, BY_DEADLINE);
			Collections.addAll(this.due, timers);
			return;
		}
		for (WheelTimer timer : timers) {
			if (timer.isPending()) {
				add(timer);
			}
		}
	}

	/**
	 * Removes the next due timer.
	 * @return the timer, which may have been cancelled; null if none is due
	 */
	@Nullable WheelTimer pollDue() {
		return this.due.poll();
	}

	/**
	 * Removes all timers and drops each.
	 * @return how many timers this prevented from firing
	 */
	int dropAll() {
		int dropped = drop(this.due);
		this.due.clear();
		for (TimerSlot slot : this.slots) {
			dropped += drop(Arrays.asList(slot.drain()));
		}
		this.size = 0;
		Arrays.fill(this.occupied, 0);
		return dropped;
	}

	private static int drop(Collection<WheelTimer> timers) {
		return (int) timers.stream().filter(OneShotTimer::drop).count();
	}

}
