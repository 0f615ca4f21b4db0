package io.actorprocess.scheduling;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scheduler with threads. As many tasks run at a time as there are workers; a thread
 * that blocks on a future is replaced meanwhile by a spare one.
 * <p>
 * Thread-safety: all methods may be called by any thread.
 */
public final class WorkerPool implements Scheduler {

	private static final Logger logger = LoggerFactory.getLogger(WorkerPool.class);

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

	/** One wait of a task from outside in so many is measured. */
	private static final int SAMPLING_INTERVAL = 64;

	// Immutable

	private final SchedulingOptions options;

	private final RunQueue queue;

	private final Gate gate;

	private final List<Core> cores;

	private final WorkerThreads threads;

	private final TaskFailures failures;

	private final BlockingPlaces blockingPlaces = new BlockingPlaces();

	private final @Nullable ClassLoader contextClassLoader = Thread.currentThread().getContextClassLoader();

	// Shared

	private volatile boolean closed;

	private WorkerPool(SchedulingOptions options, SpareLimits limits) {
		int workers = options.workers();
		this.options = options;
		this.queue = switch (options.runQueue()) {
			case SHARED -> new SharedRunQueue();
			case WORK_STEALING -> new WorkStealingRunQueue(workers);
		};
		this.gate = new Gate(workers, this.queue.needsWatch());
		this.cores = IntStream.range(0, workers).mapToObj(Core::new).toList();
		this.threads = new WorkerThreads(this, options, limits);
		this.failures = new TaskFailures(options.uncaughtHandler());
	}

	/**
	 * Starts a pool. Its threads are daemons and have the context class loader of the
	 * caller.
	 * @param options its settings
	 * @return a running pool
	 */
	public static WorkerPool start(SchedulingOptions options) {
		return start(options, SpareLimits.DEFAULT);
	}

	static WorkerPool start(SchedulingOptions options, SpareLimits limits) {
		WorkerPool pool = new WorkerPool(options, limits);
		pool.cores.forEach(pool.threads::start);
		return pool;
	}

	@Override
	public void schedule(Task task) {
		Worker worker = Worker.current(this);
		if (worker != null) {
			worker.schedule(task);
		}
		else {
			inject(task);
		}
	}

	@Override
	public SchedulerStatistics statistics() {
		int active = (int) this.cores.stream().filter(Core::isActive).count();
		long waitCount = this.cores.stream().mapToLong((core) -> core.waitCount.sum()).sum();
		long waitNanos = this.cores.stream().mapToLong((core) -> core.waitNanos.sum()).sum();
		long parks = this.cores.stream().mapToLong((core) -> core.parks.sum()).sum();
		return new SchedulerStatistics(workers(), active, this.queue.size(), waitCount, waitNanos, this.queue.steals(),
				parks, this.threads.spares(), this.threads.refused());
	}

	@Override
	public List<RunningTurn> runningTurns() {
		return this.threads.runningTurns();
	}

	@Override
	public boolean isWorkerThread() {
		return Worker.current(this) != null;
	}

	@Override
	public int workers() {
		return this.options.workers();
	}

	/**
	 * {@inheritDoc}
	 * <p>
	 * Waits at most 5 seconds. Threads that still run then, or that the caller is
	 * interrupted while waiting for, are logged and end after their turn.
	 */
	@Override
	public void close() {
		if (!markClosed()) {
			return;
		}
		for (Worker late : this.threads.stop(CLOSE_TIMEOUT.toNanos())) {
			logger.warn("{} is still inside a turn after its pool was closed; it ends with this turn. It is at {}",
					late.getName(), late.getStackTrace());
		}
		int unrun = this.queue.size();
		if (unrun > 0) {
			logger.warn("The pool '{}' was closed with a run queue of {}, which will not run; drain it before closing",
					this.options.threadNamePrefix(), unrun);
		}
	}

	/**
	 * Schedules a task from outside a turn.
	 * @param task the task
	 */
	void inject(Task task) {
		if (this.gate.hasIdle() || ThreadLocalRandom.current().nextInt(SAMPLING_INTERVAL) == 0) {
			task.stamp();
		}
		this.queue.inject(task);
		wake();
	}

	/**
	 * Wakes a worker, if one sleeps and none is searching.
	 */
	void wake() {
		int chosen = this.gate.wake();
		if (chosen >= 0) {
			this.cores.get(chosen).unpark();
		}
	}

	/**
	 * Tells whether a thread keeps a worker from others.
	 * @param thread a thread of this pool
	 * @return false if it is, or waits to become, a spare one
	 */
	boolean holdsCore(Thread thread) {
		return this.cores.stream().anyMatch((core) -> core.isHeldBy(thread));
	}

	Slice newSlice() {
		return new Slice(workers(), this.options.eventsPerSlice(), this.options.timePerSlice().toNanos(),
				System::nanoTime);
	}

	RunQueue queue() {
		return this.queue;
	}

	Gate gate() {
		return this.gate;
	}

	WorkerThreads threads() {
		return this.threads;
	}

	TaskFailures failures() {
		return this.failures;
	}

	BlockingPlaces blockingPlaces() {
		return this.blockingPlaces;
	}

	@Nullable ClassLoader contextClassLoader() {
		return this.contextClassLoader;
	}

	boolean isClosed() {
		return this.closed;
	}

	private synchronized boolean markClosed() {
		boolean first = !this.closed;
		this.closed = true;
		return first;
	}

}
