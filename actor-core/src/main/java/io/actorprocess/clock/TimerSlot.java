package io.actorprocess.clock;

import org.jspecify.annotations.Nullable;

/**
 * One slot of the wheel: timers in order of addition, added and removed in constant time.
 * <p>
 * Thread-safety: none, the wheel's owner guards it.
 */
final class TimerSlot {

	/*
	 * A chain of chunks, each an array that is filled from the left. A timer knows its
	 * chunk and its place there, so removing it leaves a gap and moves nothing. A chunk
	 * that has only gaps leaves the chain, but for the last one, which starts over: so a
	 * timer that is created and cancelled again and again costs no memory.
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

	boolean isEmpty() {
		return this.size == 0;
	}

	/**
	 * Adds a timer that is in no slot.
	 * @param timer the timer
	 */
	void add(WheelTimer timer) {
		TimerChunk chunk = this.last;
		if (chunk == null || chunk.isFull()) {
			chunk = append(new TimerChunk(this));
		}
		chunk.add(timer);
		this.size++;
	}

	private TimerChunk append(TimerChunk chunk) {
		chunk.previous = this.last;
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
	 * Removes a timer.
	 * @param chunk the timer's chunk, one of this slot's
	 * @param timer the timer
	 */
	void remove(TimerChunk chunk, WheelTimer timer) {
		this.size--;
		boolean emptied = chunk.remove(timer);
		TimerChunk next = chunk.next;
		if (emptied && next != null) {
			unlink(chunk, next);
		}
	}

	private void unlink(TimerChunk chunk, TimerChunk next) {
		TimerChunk previous = chunk.previous;
		next.previous = previous;
		if (previous == null) {
			this.first = next;
		}
		else {
			previous.next = next;
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
			count = chunk.drainTo(drained, count);
		}
		this.first = null;
		this.last = null;
		this.size = 0;
		return drained;
	}

}
