package io.actorprocess.clock;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a {@link TimerSlot}.
 * <p>
 * Thread-safety: none, the wheel's owner guards it.
 */
final class TimerChunk {

	static final int CAPACITY = 64;

	@Nullable TimerChunk next;

	private final WheelTimer[] timers = new WheelTimer[CAPACITY];

	private int size;

	boolean isFull() {
		return this.size == CAPACITY;
	}

	void add(WheelTimer timer) {
		this.timers[this.size++] = timer;
	}

	/**
	 * Copies the timers to an array.
	 * @param target the array
	 * @param index where the first goes
	 * @return the index after the last
	 */
	int copyTo(WheelTimer[] target, int index) {
		System.arraycopy(this.timers, 0, target, index, this.size);
		return index + this.size;
	}

}
