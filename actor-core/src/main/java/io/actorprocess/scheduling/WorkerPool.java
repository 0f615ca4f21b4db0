package io.actorprocess.scheduling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scheduler with threads.
 * <p>
 * Thread-safety: all methods may be called by any thread.
 */
public final class WorkerPool implements Scheduler {

	private static final Logger logger = LoggerFactory.getLogger(WorkerPool.class);

	private final SchedulingOptions options;

	private final List<Thread> threads = new ArrayList<>();

	private final Deque<Task> queue = new ArrayDeque<>();

	private int active;

	private boolean closed;

	private WorkerPool(SchedulingOptions options) {
		this.options = options;
	}

	/**
	 * Starts a pool.
	 * @param options its settings
	 * @return a running pool
	 */
	public static WorkerPool start(SchedulingOptions options) {
		WorkerPool pool = new WorkerPool(options);
		for (int i = 0; i < options.workers(); i++) {
			int worker = i;
			Thread thread = new Thread(() -> pool.work(worker), options.threadNamePrefix() + i);
			thread.setDaemon(true);
			pool.threads.add(thread);
		}
		pool.threads.forEach(Thread::start);
		return pool;
	}

	@Override
	public synchronized void schedule(Task task) {
		this.queue.add(task);
		notify();
	}

	@Override
	public synchronized SchedulerStatistics statistics() {
		return new SchedulerStatistics(workers(), this.active, this.queue.size(), 0, 0, 0, 0, 0, 0);
	}

	@Override
	public boolean isWorkerThread() {
		return this.threads.contains(Thread.currentThread());
	}

	@Override
	public int workers() {
		return this.options.workers();
	}

	@Override
	public void close() {
		synchronized (this) {
			this.closed = true;
			notifyAll();
		}
		try {
			for (Thread thread : this.threads) {
				if (thread != Thread.currentThread()) {
					thread.join(5000);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void work(int worker) {
		Slice slice = new Slice(worker, this.options.eventsPerSlice(), this.options.timePerSlice().toNanos(),
				System::nanoTime);
		Task task = take();
		while (task != null) {
			slice.begin();
			finish((run(task, slice) == Turn.AGAIN) ? task : null);
			task = take();
		}
	}

	private Turn run(Task task, Slice slice) {
		try {
			return task.run(slice);
		}
		catch (Throwable ex) {
			logger.error("A task threw out of its turn and will not run again: {}", task, ex);
			this.options.uncaughtHandler().uncaughtException(Thread.currentThread(), ex);
			return Turn.IDLE;
		}
	}

	private synchronized @Nullable Task take() {
		try {
			while (this.queue.isEmpty() && !this.closed) {
				wait();
			}
		}
		catch (InterruptedException ex) {
			logger.debug("Interrupted while idle; looking for work again", ex);
		}
		this.active += this.closed ? 0 : 1;
		return this.closed ? null : this.queue.poll();
	}

	private synchronized void finish(@Nullable Task again) {
		this.active--;
		if (again != null) {
			this.queue.add(again);
			notify();
		}
	}

}
