package io.actorprocess.scheduling;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scheduler of tasks that block: on virtual threads where the JVM has them, as many
 * as tasks need, else on a bounded number of threads.
 * <p>
 * Thread-safety: all methods may be called by any thread.
 */
public final class BlockingPool implements Scheduler {

	/*
	 * Each turn is a command of an executor. What is dear here is the blocking, so
	 * nothing is sampled and nothing padded: every wait is measured, and every turn in
	 * hand is listed with its thread.
	 */

	private static final Logger logger = LoggerFactory.getLogger(BlockingPool.class);

	private static final String NAME_PREFIX = "actor-blocking-";

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

	// Immutable

	private final SchedulingOptions options;

	private final ExecutorService executor;

	private final int limit;

	private final TaskFailures failures;

	private final @Nullable ClassLoader contextClassLoader = Thread.currentThread().getContextClassLoader();

	// Shared

	private final Map<Thread, Task> running = new ConcurrentHashMap<>();

	private final AtomicInteger queued = new AtomicInteger();

	private final LongAdder waitCount = new LongAdder();

	private final LongAdder waitNanos = new LongAdder();

	private volatile boolean closed;

	private BlockingPool(SchedulingOptions options, ExecutorService executor, int limit) {
		this.options = options;
		this.executor = executor;
		this.limit = limit;
		this.failures = new TaskFailures(options.uncaughtHandler());
	}

	/**
	 * Starts a pool beside a pool of workers. It has no thread before it has work; its
	 * threads are daemons and have the context class loader of the caller.
	 * @param options the settings of the workers, whose slices and handler of failures
	 * count here too
	 * @param threads how many threads there may be where the JVM has no virtual ones, at
	 * least 1
	 * @return a running pool
	 */
	public static BlockingPool start(SchedulingOptions options, int threads) {
		return VirtualThreads.executor(NAME_PREFIX)
			.map((executor) -> new BlockingPool(options, executor, Integer.MAX_VALUE))
			.orElseGet(() -> bounded(options, threads, SpareLimits.DEFAULT));
	}

	static BlockingPool bounded(SchedulingOptions options, int threads, SpareLimits spares) {
		return new BlockingPool(options, new BoundedThreads(threads, spares, NAME_PREFIX), threads);
	}

	@Override
	public void schedule(Task task) {
		task.stamp();
		this.queued.incrementAndGet();
		if (!this.closed) {
			execute(task);
		}
	}

	private void execute(Task task) {
		try {
			this.executor.execute(() -> takeTurn(task));
		}
		catch (RejectedExecutionException ex) {
			if (!this.closed) {
				throw ex;
			}
		}
	}

	private void takeTurn(Task task) {
		if (this.closed) {
			return;
		}
		Thread thread = Thread.currentThread();
		thread.setContextClassLoader(this.contextClassLoader);
		this.queued.decrementAndGet();
		countWait(task.takeWaitNanos());
		this.running.put(thread, task);
		Turn turn = run(task);
		this.running.remove(thread);
		if (turn == Turn.AGAIN) {
			schedule(task);
		}
	}

	private Turn run(Task task) {
		Slice slice = new Slice(this.options.workers(), this.options.eventsPerSlice(),
				this.options.timePerSlice().toNanos(), System::nanoTime);
		slice.begin();
		try {
			return task.run(slice);
		}
		catch (Throwable ex) {
			this.failures.report(task, ex);
			return Turn.IDLE;
		}
	}

	private void countWait(long nanos) {
		this.waitCount.increment();
		this.waitNanos.add(nanos);
	}

	/**
	 * {@inheritDoc}
	 * <p>
	 * Every wait is measured, so {@link SchedulerStatistics#waitCount()} is also the
	 * number of turns that have begun.
	 */
	@Override
	public SchedulerStatistics statistics() {
		long refused = (this.executor instanceof BoundedThreads threads) ? threads.refused() : 0;
		return new SchedulerStatistics(this.limit, this.running.size(), this.queued.get(), this.waitCount.sum(),
				this.waitNanos.sum(), 0, 0, 0, refused);
	}

	/**
	 * Lists the tasks in their turns.
	 * @return a snapshot in no order
	 */
	public Collection<Task> running() {
		return List.copyOf(this.running.values());
	}

	@Override
	public boolean isWorkerThread() {
		return this.running.containsKey(Thread.currentThread());
	}

	/**
	 * {@inheritDoc}
	 * @return the bound, {@link Integer#MAX_VALUE} with virtual threads
	 */
	@Override
	public int workers() {
		return this.limit;
	}

	/**
	 * {@inheritDoc}
	 * <p>
	 * Waits at most 5 seconds. Tasks that still run then are logged and end after their
	 * turn.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.executor.shutdown();
		if (!isWorkerThread() && !awaitEnd()) {
			this.running.forEach((thread, task) -> logger.warn(
					"{} is still inside a turn on {} after the pool for blocking work was closed; it ends with this turn. "
							+ "It is at {}",
					task, thread.getName(), thread.getStackTrace()));
		}
	}

	private boolean awaitEnd() {
		try {
			return this.executor.awaitTermination(CLOSE_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
