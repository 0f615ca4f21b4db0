package io.actorprocess.scheduling;

import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * What a thread must hold to run tasks. A pool has as many cores as workers, whatever the
 * number of its threads; the number of a core is the number of its worker in the run
 * queue and at the gate.
 * <p>
 * Thread-safety: belongs to the thread that holds it and is handed over with a
 * happens-before edge; any thread may read the figures and call {@link #unpark()}.
 */
final class Core extends Padding {

	/** One wait of so many is measured. */
	private static final int SAMPLING_INTERVAL = 64;

	// Immutable

	final int index;

	// Written by the holder, read by all

	final Counter parks = new Counter();

	final Counter waitCount = new Counter();

	final Counter waitNanos = new Counter();

	private volatile @Nullable Worker holder;

	// Owned by the holder

	private int untilSample;

	Core(int index) {
		this.index = index;
	}

	/**
	 * Makes a thread the one to be woken. Called by it before it first goes idle with
	 * this core.
	 * @param worker the current thread
	 */
	void hold(Worker worker) {
		this.holder = worker;
	}

	/**
	 * Leaves the core without a thread to be woken, until another holds it. It is not
	 * idle meanwhile, so nobody wakes it.
	 */
	void release() {
		this.holder = null;
	}

	boolean isHeldBy(Thread thread) {
		return this.holder == thread;
	}

	void unpark() {
		LockSupport.unpark(this.holder);
	}

	/**
	 * Chooses the waits to be measured: a sample, and the first after a sleep, without
	 * which a pool with little to do would have none.
	 * @return whether to measure the wait of the task that is being scheduled
	 */
	boolean isSampled() {
		boolean sampled = --this.untilSample <= 0;
		if (sampled) {
			this.untilSample = SAMPLING_INTERVAL;
		}
		return sampled;
	}

	/**
	 * Notes that the holder slept.
	 */
	void countPark() {
		this.parks.add(1);
		this.untilSample = 0;
	}

	void countWait(long nanos) {
		this.waitCount.add(1);
		this.waitNanos.add(nanos);
	}

	/** Whether the holder is within a turn. */
	boolean isActive() {
		Worker worker = this.holder;
		return worker != null && worker.isInTurn();
	}

}
