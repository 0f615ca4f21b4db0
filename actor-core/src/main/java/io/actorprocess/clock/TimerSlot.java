package io.actorprocess.clock;

import org.jspecify.annotations.Nullable;

/**
 * One slot of the wheel: timers in order of addition, added in constant time and taken
 * out all at once.
 * <p>
 * Thread-safety: none, the wheel's owner guards it.
 */
final class TimerSlot {

	/*
	 * A chain of chunks, each an array that is filled from the left.
	 *
	 * Why not a list linked through the timers? To empty such a slot is a chase from
	 * pointer to pointer in which every step waits for memory: 200 ns per timer where
	 * there are many, and 20,000 timers in one slot make everybody late by 4 ms. The
	 * places of an array do not depend on each other, so the processor fetches many
	 * timers at a time.
	 */

	/** Where in the wheel the slot is. */
	final int level;

	final int digit;

	private @Nullable TimerChunk first;

	private @Nullable TimerChunk last;

	private int size;

	TimerSlot(int level, int digit) {
		this.level = level;
		this.digit = digit;
	}

	int size() {
		return this.size;
	}

	/**
	 * Adds a timer that is in no slot.
	 * @param timer the timer
	 */
	void add(WheelTimer timer) {
		TimerChunk chunk = this.last;
		if (chunk == null || chunk.isFull()) {
			chunk = append(new TimerChunk());
		}
		chunk.add(timer);
		this.size++;
	}

	private TimerChunk append(TimerChunk chunk) {
		if (this.last == null) {
			this.first = chunk;
		}
		else {
			this.last.next = chunk;
		}
		this.last = chunk;
		return chunk;
	}

	/**
	 * Removes the timers that were cancelled; the others keep their order.
	 */
	void sweep() {
		for (WheelTimer timer : drain()) {
			if (timer.isPending()) {
				add(timer);
			}
		}
	}

	/**
	 * Removes all timers.
	 * @return the timers in order of addition
	 */
	WheelTimer[] drain() {
		WheelTimer[] drained = new WheelTimer[this.size];
		int count = 0;
		for (TimerChunk chunk = this.first; chunk != null; chunk = chunk.next) {
			count = chunk.copyTo(drained, count);
		}
		this.first = null;
		this.last = null;
		this.size = 0;
		return drained;
	}

}
