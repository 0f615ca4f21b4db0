package io.actorprocess.clock;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a {@link TimerSlot}.
 * <p>
 * Thread-safety: none, the wheel's owner guards it.
 */
final class TimerChunk {

	static final int CAPACITY = 64;

	final TimerSlot slot;

	@Nullable TimerChunk previous;

	@Nullable TimerChunk next;

	private final @Nullable WheelTimer[] timers = new WheelTimer[CAPACITY];

	/** How many places were used, gaps included. */
	private int used;

	private int size;

	TimerChunk(TimerSlot slot) {
		this.slot = slot;
	}

	boolean isFull() {
		return this.used == CAPACITY;
	}

	void add(WheelTimer timer) {
		timer.chunk = this;
		timer.place = this.used;
		this.timers[this.used++] = timer;
		this.size++;
	}

	/**
	 * Removes a timer that is in this chunk.
	 * @param timer the timer
	 * @return true if it was the last; the chunk can be filled anew
	 */
	boolean remove(WheelTimer timer) {
		this.timers[timer.place] = null;
		timer.chunk = null;
		if (--this.size > 0) {
			return false;
		}
		this.used = 0;
		return true;
	}

	/**
	 * Moves the timers to an array. The chunk must not be used any more.
	 * @param target the array
	 * @param index where the first goes
	 * @return the index after the last
	 */
	int drainTo(WheelTimer[] target, int index) {
		int end = index;
		for (int i = 0; i < this.used; i++) {
			WheelTimer timer = this.timers[i];
			if (timer != null) {
				timer.chunk = null;
				target[end++] = timer;
			}
		}
		return end;
	}

}
