package io.actorprocess.scheduling;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A scheduler without threads: the caller decides when the next turn is taken, and a
 * given choice decides by whom. The same tasks and the same choices give the same run.
 * <p>
 * Thread-safety: any thread may schedule; one thread at a time may step.
 */
public final class SteppingScheduler implements Scheduler {

	private static final int EVENTS_PER_SLICE = 256;

	// Immutable

	private final IntUnaryOperator choice;

	private final Slice slice;

	// Shared, guarded by this

	private final List<Task> queue = new ArrayList<>();

	private @Nullable Thread stepping;

	private boolean closed;

	/**
	 * Creates a scheduler that takes the tasks in the order in which they were scheduled.
	 */
	public SteppingScheduler() {
		this(EVENTS_PER_SLICE, (queued) -> 0);
	}

	/**
	 * Creates a scheduler.
	 * @param eventsPerSlice how many events a task may handle in one turn, at least 1
	 * @param choice given the number of queued tasks, returns the position of the one to
	 * run next, 0 being the one that waits longest
	 */
	public SteppingScheduler(int eventsPerSlice, IntUnaryOperator choice) {
		if (eventsPerSlice < 1) {
			throw new IllegalArgumentException("A turn of %d events: at least 1 is needed".formatted(eventsPerSlice));
		}
		this.choice = choice;
		// A clock that stands still: the length of a turn does not depend on real time.
		this.slice = new Slice(0, eventsPerSlice, Long.MAX_VALUE, () -> 0);
	}

	/**
	 * Creates a scheduler that takes the tasks in random order, and handles one event per
	 * turn, so that all orders can happen.
	 * @param seed the same seed gives the same order
	 * @return a new scheduler
	 */
	public static SteppingScheduler random(long seed) {
		return new SteppingScheduler(1, new Random(seed)::nextInt);
	}

	@Override
	public synchronized void schedule(Task task) {
		this.queue.add(task);
	}

	/**
	 * Lets one task take its turn. What it throws is thrown to the caller.
	 * @return whether there was one
	 * @throws IllegalStateException if called from inside a turn, or by a second thread
	 */
	public boolean step() {
		Task task = take();
		if (task == null) {
			return false;
		}
		try {
			this.slice.begin();
			if (task.run(this.slice) == Turn.AGAIN) {
				schedule(task);
			}
		}
		finally {
			release();
		}
		return true;
	}

	/**
	 * Steps until no task is left. Does not return while tasks keep each other busy.
	 * @return the number of turns taken
	 */
	public int runUntilIdle() {
		return run(Integer.MAX_VALUE);
	}

	/**
	 * Steps until no task is left, but not for ever.
	 * @param maxTurns how many turns to take at most
	 * @return the number of turns taken; fewer than {@code maxTurns} if no task is left
	 */
	public int run(int maxTurns) {
		int turns = 0;
		while (turns < maxTurns && step()) {
			turns++;
		}
		return turns;
	}

	@Override
	public boolean isDriven() {
		return true;
	}

	@Override
	public void assist() {
		runUntilIdle();
	}

	@Override
	public synchronized SchedulerStatistics statistics() {
		int active = (this.stepping != null) ? 1 : 0;
		return new SchedulerStatistics(1, active, this.queue.size(), 0, 0, 0, 0, 0, 0);
	}

	@Override
	public synchronized boolean isWorkerThread() {
		return this.stepping == Thread.currentThread();
	}

	@Override
	public int workers() {
		return 1;
	}

	@Override
	public synchronized void close() {
		this.closed = true;
	}

	private synchronized @Nullable Task take() {
		if (this.stepping != null) {
			throw new IllegalStateException(
					"%s steps a scheduler while %s is inside a turn of it; end that turn first, and do not block in it"
						.formatted(Thread.currentThread().getName(), this.stepping.getName()));
		}
		if (this.closed || this.queue.isEmpty()) {
			return null;
		}
		Task task = this.queue.remove(choose());
		this.stepping = Thread.currentThread();
		return task;
	}

	private int choose() {
		int size = this.queue.size();
		int chosen = this.choice.applyAsInt(size);
		if (chosen < 0 || chosen >= size) {
			throw new IllegalStateException("The choice is position %d of %d queued tasks; it must be from 0 to %d"
				.formatted(chosen, size, size - 1));
		}
		return chosen;
	}

	private synchronized void release() {
		this.stepping = null;
	}

}
