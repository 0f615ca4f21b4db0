package io.actorprocess.process;

import java.time.Duration;

import io.actorprocess.clock.Deadline;

/**
 * Counts the processes that run or wait to run, so that {@code settle} can sleep until
 * there is none. Only runtimes on a virtual clock pay for it.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class Activity {

	/** Guarded by this. */
	private long active;

	/** Guarded by this: how often a process became active. */
	private long epoch;

	synchronized void begin() {
		this.active++;
		this.epoch++;
	}

	synchronized void end() {
		this.active--;
		if (this.active == 0) {
			notifyAll();
		}
	}

	/** How often a process became active so far. */
	synchronized long epoch() {
		return this.epoch;
	}

	/**
	 * Waits until no process is active.
	 * @param limit how long at most, in real time
	 * @return false if some were still active then
	 */
	synchronized boolean awaitQuiet(Duration limit) throws InterruptedException {
		Deadline deadline = Deadline.in(limit);
		while (this.active > 0 && !deadline.isOver()) {
			wait(deadline.remaining().toMillis() + 1);
		}
		return this.active == 0;
	}

}
