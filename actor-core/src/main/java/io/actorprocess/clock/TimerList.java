package io.actorprocess.clock;

import java.util.Arrays;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * A doubly linked list of timers, threaded through the timers themselves, that appends
 * and removes in constant time.
 * <p>
 * Thread-safety: none, the owner guards it.
 */
final class TimerList {

	private static final Comparator<WheelTimer> BY_DEADLINE = Comparator.comparingLong((timer) -> timer.deadlineNanos);

	/** Where in the wheel the list is. */
	final int level;

	final int slot;

	private @Nullable WheelTimer first;

	private @Nullable WheelTimer last;

	TimerList(int level, int slot) {
		this.level = level;
		this.slot = slot;
	}

	boolean isEmpty() {
		return this.first == null;
	}

	/**
	 * Appends a timer that is in no list.
	 * @param timer the timer
	 */
	void append(WheelTimer timer) {
		timer.list = this;
		timer.previous = this.last;
		if (this.last == null) {
			this.first = timer;
		}
		else {
			this.last.next = timer;
		}
		this.last = timer;
	}

	/**
	 * Removes a timer that is in this list.
	 * @param timer the timer
	 */
	void remove(WheelTimer timer) {
		WheelTimer previous = timer.previous;
		WheelTimer next = timer.next;
		if (previous == null) {
			this.first = next;
		}
		else {
			previous.next = next;
		}
		if (next == null) {
			this.last = previous;
		}
		else {
			next.previous = previous;
		}
		timer.list = null;
		timer.previous = null;
		timer.next = null;
	}

	/**
	 * Removes the first timer.
	 * @return the timer, or null if the list is empty
	 */
	@Nullable WheelTimer poll() {
		WheelTimer timer = this.first;
		if (timer != null) {
			remove(timer);
		}
		return timer;
	}

	/**
	 * Moves all timers to the end of another list, by deadline; equal deadlines keep
	 * their order.
	 * @param target the other list
	 */
	void moveSortedTo(TimerList target) {
		WheelTimer[] timers = drain();
		Arrays.sort(timers, BY_DEADLINE);
		for (WheelTimer timer : timers) {
			target.append(timer);
		}
	}

	private WheelTimer[] drain() {
		int count = 0;
		for (WheelTimer timer = this.first; timer != null; timer = timer.next) {
			count++;
		}
		WheelTimer[] timers = new WheelTimer[count];
		int i = 0;
		for (WheelTimer timer = poll(); timer != null; timer = poll()) {
			timers[i++] = timer;
		}
		return timers;
	}

}
