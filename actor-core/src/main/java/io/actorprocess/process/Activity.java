package io.actorprocess.process;

import java.time.Duration;

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
		long deadline = System.nanoTime() + limit.toNanos();
		while (this.active > 0) {
			long left = deadline - System.nanoTime();
			if (left <= 0) {
				return false;
			}
			wait(left / 1_000_000, (int) (left % 1_000_000));
		}
		return true;
	}

}
