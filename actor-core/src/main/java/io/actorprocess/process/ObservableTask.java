package io.actorprocess.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.message.EventKind;
import io.actorprocess.metrics.EventCounters;
import io.actorprocess.scheduling.Hand;
import io.actorprocess.scheduling.Scheduler;
import io.actorprocess.scheduling.Slice;
import io.actorprocess.scheduling.Task;

/**
 * What the thread that runs a process writes and every thread may read: its state, its
 * counts, which thread that is, and whether the process has ended.
 * <p>
 * Thread-safety: methods that change something are for the running thread alone; the
 * scheduler hands them from one to the next.
 */
abstract class ObservableTask extends Task {

	/*
	 * The counts are written without a fence: a reader sees some recent count, whole. The
	 * runner is released when it is set and when it is cleared: who sees that nobody runs
	 * the process sees all that was done until then.
	 */

	private static final VarHandle HANDLED;

	private static final VarHandle FAILED;

	private static final VarHandle RUNNER;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			HANDLED = lookup.findVarHandle(ObservableTask.class, "handled", long.class);
			FAILED = lookup.findVarHandle(ObservableTask.class, "failed", long.class);
			RUNNER = lookup.findVarHandle(ObservableTask.class, "runner", Hand.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final Scheduler home;

	private final EventCounters counters;

	private volatile ProcessState state = ProcessState.BOTTOM;

	@SuppressWarnings("UnusedVariable") // by the VarHandle
	private long handled;

	private long failed;

	/** The hand of the thread that runs the slice in hand, null between slices. */
	@SuppressWarnings("UnusedVariable") // by the VarHandle
	private @Nullable Hand runner;

	/** Guarded by this; non-null once somebody asked. */
	private @Nullable Promise<@Nullable Void> ended;

	/** Guarded by this. */
	private boolean over;

	ObservableTask(Scheduler home, EventCounters counters) {
		this.home = home;
		this.counters = counters;
	}

	/** Who gives turns to this process. */
	final Scheduler home() {
		return this.home;
	}

	final EventCounters counters() {
		return this.counters;
	}

	final ProcessState state() {
		return this.state;
	}

	final void setState(ProcessState next) {
		this.state = next;
	}

	final long handled() {
		return (long) HANDLED.getOpaque(this);
	}

	/** Sets how many events were handled. */
	final void setHandled(long count) {
		HANDLED.setOpaque(this, count);
	}

	final long failedCount() {
		return (long) FAILED.getOpaque(this);
	}

	final void countFailed() {
		FAILED.setOpaque(this, this.failed + 1);
	}

	final void countFailed(EventKind kind, Slice slice) {
		countFailed();
		this.counters.addFailed(slice.worker(), kind);
	}

	/** Whether the calling thread is running this very process. */
	final boolean isCurrent() {
		return isRunBy(Thread.currentThread());
	}

	/** Whether a thread is running this very process. */
	final boolean isRunBy(Thread thread) {
		Hand hand = runnerAcquire();
		return hand != null && hand.thread() == thread;
	}

	final @Nullable Hand runnerAcquire() {
		return (Hand) RUNNER.getAcquire(this);
	}

	final void setRunnerRelease(@Nullable Hand hand) {
		RUNNER.setRelease(this, hand);
	}

	/** A future that is ready once the process has ended. */
	final synchronized Future<@Nullable Void> ended() {
		if (this.ended == null) {
			this.ended = new Promise<>();
			if (this.over) {
				this.ended.set(null);
			}
		}
		return this.ended.future();
	}

	final synchronized boolean isOver() {
		return this.over;
	}

	final void completeEnd() {
		Promise<@Nullable Void> waited;
		synchronized (this) {
			this.over = true;
			waited = this.ended;
		}
		if (waited != null) {
			waited.set(null);
		}
	}

}
