package io.actorprocess.scheduling;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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

	private static final VarHandle ACTIVE;

	static {
		try {
			ACTIVE = MethodHandles.lookup().findVarHandle(Core.class, "active", boolean.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	// Immutable

	final int index;

	// Written by the holder, read by all

	final Counter parks = new Counter();

	final Counter waitCount = new Counter();

	final Counter waitNanos = new Counter();

	private volatile @Nullable Thread holder;

	@SuppressWarnings("UnusedVariable") // by the VarHandle
	private boolean active;

	// Owned by the holder

	private int schedules;

	Core(int index) {
		this.index = index;
	}

	/**
	 * Makes the current thread the one to be woken. Called before it first goes idle with
	 * this core.
	 */
	void hold() {
		this.holder = Thread.currentThread();
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
		return this.schedules++ % SAMPLING_INTERVAL == 0;
	}

	/**
	 * Notes that the holder slept.
	 */
	void countPark() {
		this.parks.add(1);
		this.schedules = 0;
	}

	void countWait(long nanos) {
		this.waitCount.add(1);
		this.waitNanos.add(nanos);
	}

	boolean isActive() {
		return (boolean) ACTIVE.getOpaque(this);
	}

	void setActiveOpaque(boolean inTurn) {
		ACTIVE.setOpaque(this, inTurn);
	}

}
