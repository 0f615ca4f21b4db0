package io.actorprocess.scheduling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of a pool: one for each core, and spare ones that stand in for threads that
 * block. All this is rare, so one lock guards it.
 * <p>
 * Thread-safety: all methods may be called by any thread.
 */
final class WorkerThreads {

	private static final Logger logger = LoggerFactory.getLogger(WorkerThreads.class);

	private final WorkerPool pool;

	private final int workers;

	private final String namePrefix;

	private final SpareLimits limits;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	// Guarded by the lock

	private final Set<Worker> alive = new LinkedHashSet<>();

	private final Queue<Core> offered = new ArrayDeque<>();

	private int waiting;

	private int started;

	private long refused;

	private boolean closed;

	WorkerThreads(WorkerPool pool, SchedulingOptions options, SpareLimits limits) {
		this.pool = pool;
		this.workers = options.workers();
		this.namePrefix = options.threadNamePrefix();
		this.limits = limits;
	}

	/**
	 * Starts a thread with a core.
	 * @param core the core it is to hold
	 */
	void start(Core core) {
		this.lock.lock();
		try {
			Worker worker = new Worker(this.pool, core, this.namePrefix + this.started);
			worker.start();
			this.started++;
			this.alive.add(worker);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Gives a core to a spare thread.
	 * @param core the core of the caller, who is about to block
	 * @return whether there was or could be one; if not the caller keeps its core
	 */
	boolean handOver(Core core) {
		this.lock.lock();
		try {
			if (this.closed) {
				return false;
			}
			if (this.waiting > this.offered.size()) {
				this.offered.add(core);
				this.changed.signal();
				return true;
			}
			return startSpare(core);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits as a spare thread.
	 * @return the core of a thread that blocks, or null if the caller has to end
	 */
	@Nullable Core awaitCore() {
		this.lock.lock();
		this.waiting++;
		try {
			long left = this.limits.keepAlive().toNanos();
			while (this.offered.isEmpty() && !this.closed && left > 0) {
				left = awaitChange(left);
			}
			return this.closed ? null : this.offered.poll();
		}
		finally {
			this.waiting--;
			this.lock.unlock();
		}
	}

	/**
	 * Forgets a thread that has nothing more to do.
	 * @param worker the current thread
	 */
	void ended(Worker worker) {
		this.lock.lock();
		try {
			this.alive.remove(worker);
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wakes all threads to see that the pool is closed, and waits until they have ended;
	 * not if the caller is one of them.
	 * @param nanos how long to wait at most
	 * @return the threads that still run, without the caller
	 */
	List<Worker> stop(long nanos) {
		this.lock.lock();
		try {
			this.closed = true;
			this.changed.signalAll();
			this.alive.forEach(LockSupport::unpark);
			boolean inside = this.alive.remove(Worker.current(this.pool));
			long left = inside ? 0 : nanos;
			while (!this.alive.isEmpty() && left > 0) {
				left = awaitChange(left);
			}
			return inside ? List.of() : new ArrayList<>(this.alive);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** The turns that threads of this pool are in. */
	List<RunningTurn> runningTurns() {
		this.lock.lock();
		try {
			return this.alive.stream().flatMap((worker) -> Stream.ofNullable(worker.turn())).toList();
		}
		finally {
			this.lock.unlock();
		}
	}

	int spares() {
		this.lock.lock();
		try {
			return Math.max(0, this.alive.size() - this.workers);
		}
		finally {
			this.lock.unlock();
		}
	}

	long refused() {
		this.lock.lock();
		try {
			return this.refused;
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean startSpare(Core core) {
		if (this.alive.size() - this.workers >= this.limits.count()) {
			return refuse("all %d spare threads are in use".formatted(this.limits.count()), null);
		}
		try {
			start(core);
			return true;
		}
		catch (OutOfMemoryError ex) {
			return refuse("the system gives no more threads", ex);
		}
	}

	private boolean refuse(String reason, @Nullable Throwable cause) {
		if (this.refused++ == 0) {
			logger.warn("{} blocks and nobody stands in for it, as {}: until it goes on, {} workers are left, "
					+ "and if all block on each other the pool stands still. Use callbacks instead of blocking waits. "
					+ "Reported once, counted in the statistics", Thread.currentThread().getName(), reason,
					this.workers - 1, cause);
		}
		return false;
	}

	@SuppressWarnings("WaitNotInLoop") // the callers loop
	private long awaitChange(long nanos) {
		try {
			return this.changed.awaitNanos(nanos);
		}
		catch (InterruptedException ex) {
			// A spare thread ends; who closes the pool waits no longer.
			Thread.currentThread().interrupt();
			return 0;
		}
	}

}
