package io.actorprocess.scheduling;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.BlockingAware;

/**
 * A thread that runs tasks while it holds a core.
 * <p>
 * Thread-safety: the fields belong to the thread itself; any thread may ask for the
 * {@linkplain #turn() turn}.
 */
final class Worker extends Thread implements BlockingAware {

	/*
	 * With a core: take a task and run it; if there is none, search for some
	 * microseconds, then sleep at the gate, which tells the protocol.
	 *
	 * Before it blocks inside a turn, the thread gives its core to a spare thread, with
	 * all that is queued in it: the number of running threads stays the same, and a pool
	 * of one worker cannot wait for itself. From then on it counts as an outside thread:
	 * what it schedules goes to the injection queue, its counters are the shared ones,
	 * and its turn ends with the event in hand. After the turn it is a spare thread
	 * itself.
	 *
	 * If there are too many spares the thread blocks with its core: others still empty
	 * its queue, but one worker less looks for new tasks.
	 */

	private static final long SEARCH_NANOS = TimeUnit.MICROSECONDS.toNanos(5);

	private static final long WATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	private static final int PAUSES = 8;

	private final WorkerPool pool;

	private final RunQueue queue;

	private final Gate gate;

	private final Slice slice;

	/** Counts the begins and the ends of turns: odd within one. */
	private final Counter turns = new Counter();

	private @Nullable Core core;

	private boolean searching;

	private boolean watching;

	Worker(WorkerPool pool, Core core, String name) {
		// Nothing inherited: a spare is started by whatever task happens to block.
		super(null, null, name, 0, false);
		setContextClassLoader(pool.contextClassLoader());
		setDaemon(true);
		this.pool = pool;
		this.queue = pool.queue();
		this.gate = pool.gate();
		this.slice = pool.newSlice();
		this.core = core;
	}

	/**
	 * Finds out who is calling.
	 * @param pool the pool that asks
	 * @return the current thread, or null if it is no worker of this pool
	 */
	static @Nullable Worker current(WorkerPool pool) {
		return (Thread.currentThread() instanceof Worker worker && worker.pool == pool) ? worker : null;
	}

	@Override
	public void run() {
		try {
			Core held = this.core;
			while (held != null) {
				work(held);
				held = this.pool.threads().awaitCore();
			}
		}
		finally {
			this.pool.threads().ended(this);
		}
	}

	/**
	 * Schedules a task from inside a turn.
	 * @param task the task
	 */
	void schedule(Task task) {
		Core held = this.core;
		if (held == null) {
			this.pool.inject(task);
			return;
		}
		if (held.isSampled()) {
			task.stamp();
		}
		if (this.queue.add(held.index, task) || this.gate.isUnwatched()) {
			this.pool.wake();
		}
	}

	/**
	 * Looks what this thread does.
	 * @return the turn it is in, or null if it is in none
	 */
	@Nullable RunningTurn turn() {
		long number = this.turns.sum();
		return isOdd(number) ? new RunningTurn(this, number, this.pool.holdsCore(this)) : null;
	}

	/** Whether this thread is within a turn. */
	boolean isInTurn() {
		return isOdd(this.turns.sum());
	}

	@Override
	public void beforeBlocking() {
		this.pool.blockingPlaces().report();
		Core given = this.core;
		if (given == null) {
			return;
		}
		this.core = null;
		given.release();
		if (this.pool.threads().handOver(given)) {
			this.slice.end();
			this.slice.assign(this.pool.workers());
		}
		else {
			given.hold(this);
			this.core = given;
		}
	}

	@Override
	public void afterBlocking() {
		// Surplus now, if the core is gone; but the event in hand has to end first.
	}

	private void work(Core held) {
		this.core = held;
		held.hold(this);
		this.slice.assign(held.index);
		while (this.core != null && !this.pool.isClosed()) {
			Task task = findTask(held);
			if (task != null) {
				takeTurn(held, task);
			}
		}
	}

	private @Nullable Task findTask(Core held) {
		Task task = this.queue.poll(held.index);
		if (task == null) {
			task = search(held);
		}
		if (task == null) {
			idle(held);
		}
		else if (this.searching) {
			this.searching = false;
			if (this.gate.stopSearch() && !this.queue.isEmpty()) {
				this.pool.wake();
			}
		}
		return task;
	}

	private @Nullable Task search(Core held) {
		this.searching = this.searching || this.gate.startSearch();
		if (!this.searching) {
			return null;
		}
		long start = System.nanoTime();
		do {
			Task task = this.queue.poll(held.index);
			if (task == null) {
				task = this.queue.steal(held.index);
			}
			if (task != null) {
				return task;
			}
			pause();
		}
		while (System.nanoTime() - start < SEARCH_NANOS);
		return null;
	}

	private void idle(Core held) {
		this.queue.forget(held.index);
		this.watching = this.gate.goIdle(held.index, this.searching);
		if (this.queue.isEmpty()) {
			sleep(held);
		}
		else {
			yieldToOthers();
		}
		// Who saw this thread search woke nobody, so it has to go on or leave it to
		// another
		this.searching = this.gate.comeBack(held.index, this.watching) || this.gate.startSearch();
	}

	private void sleep(Core held) {
		held.countPark();
		while (this.gate.isIdle(held.index) && !this.pool.isClosed()) {
			// A pending interrupt would keep the thread from sleeping.
			Thread.interrupted();
			if (!this.watching) {
				LockSupport.park(this.pool);
			}
			else if (watch(held)) {
				return;
			}
		}
	}

	private boolean watch(Core held) {
		LockSupport.parkNanos(this.pool, WATCH_NANOS);
		boolean relieved = this.gate.isIdle(held.index) && this.queue.relieve(held.index);
		this.watching = this.gate.keepWatch();
		return relieved;
	}

	private void takeTurn(Core held, Task task) {
		long waited = task.takeWaitNanos();
		if (waited >= 0) {
			held.countWait(waited);
		}
		this.turns.add(1);
		this.slice.begin();
		Turn turn = run(task);
		this.turns.add(1);
		// An interrupt meant for this turn must not hit the next.
		Thread.interrupted();
		if (turn == Turn.AGAIN) {
			requeue(this.core, task);
		}
	}

	private static boolean isOdd(long number) {
		return (number & 1) != 0;
	}

	private Turn run(Task task) {
		try {
			return task.run(this.slice);
		}
		catch (Throwable ex) {
			this.pool.failures().report(task, ex);
			return Turn.IDLE;
		}
	}

	private void requeue(@Nullable Core kept, Task task) {
		if (kept == null) {
			this.pool.inject(task);
			return;
		}
		if (kept.isSampled()) {
			task.stamp();
		}
		if (this.queue.addExhausted(kept.index, task)) {
			this.pool.wake();
		}
		this.queue.relieve(kept.index);
	}

	@SuppressWarnings("ThreadPriorityCheck") // who is about to hand a task out may wait
												// for
												// this very core
	private static void yieldToOthers() {
		Thread.yield();
	}

	private static void pause() {
		for (int i = 0; i < PAUSES; i++) {
			Thread.onSpinWait();
		}
	}

}
