package io.actorprocess.remote.netty;

import java.util.concurrent.TimeUnit;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * Runs one task of an event loop later, unless something comes between.
 * <p>
 * Thread-safety: owned by the event loop.
 */
final class LoopTimer {

	private final EventExecutor loop;

	private final Runnable task;

	private @Nullable ScheduledFuture<?> scheduled;

	LoopTimer(EventExecutor loop, Runnable task) {
		this.loop = loop;
		this.task = task;
	}

	boolean isRunning() {
		return this.scheduled != null;
	}

	/**
	 * Starts, unless it runs.
	 * @param nanos until the task runs
	 */
	void start(long nanos) {
		if (this.scheduled == null) {
			this.scheduled = this.loop.schedule(this::fire, nanos, TimeUnit.NANOSECONDS);
		}
	}

	private void fire() {
		this.scheduled = null;
		this.task.run();
	}

	void cancel() {
		if (this.scheduled != null) {
			this.scheduled.cancel(false);
			this.scheduled = null;
		}
	}

}
