package io.actorprocess.clock;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A timer that fires or is called off, exactly one of the two.
 * <p>
 * Thread-safety: {@link #cancel()}, {@link #drop()} and {@link #fire()} may race.
 */
abstract sealed class OneShotTimer implements Timer permits WheelTimer, VirtualTimer {

	/*
	 * The reference to the task is the whole state: a timer is pending as long as it has
	 * a task. Firing, cancelling and dropping all begin by taking the task in one atomic
	 * exchange; whoever gets it has decided the timer's fate, whoever gets null came too
	 * late. So a timer never both fires and reports that it was prevented, and it cannot
	 * hold on to the objects its task refers to.
	 *
	 * libprocess' Clock::cancel answers true whenever any timer of the same deadline is
	 * still queued; here the answer is about this timer.
	 */

	private static final Logger logger = LoggerFactory.getLogger(Clock.class);

	private static final VarHandle TASK = taskHandle();

	/** Shared: written plainly before the timer is published, then by exchange only. */
	@SuppressWarnings("UnusedVariable") // read through the handle
	private @Nullable Runnable task;

	final long deadlineNanos;

	OneShotTimer(long deadlineNanos, Runnable task) {
		this.deadlineNanos = deadlineNanos;
		this.task = task;
	}

	private static VarHandle taskHandle() {
		try {
			return MethodHandles.lookup().findVarHandle(OneShotTimer.class, "task", Runnable.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private @Nullable Runnable takeTask() {
		return (Runnable) TASK.getAndSet(this, null);
	}

	private @Nullable Runnable taskAcquire() {
		return (Runnable) TASK.getAcquire(this);
	}

	@Override
	public final boolean isPending() {
		return taskAcquire() != null;
	}

	@Override
	public final boolean cancel() {
		if (takeTask() == null) {
			return false;
		}
		leaveClock();
		return true;
	}

	/**
	 * Takes a cancelled timer out of its clock's books.
	 */
	abstract void leaveClock();

	/**
	 * Calls the timer off on behalf of its clock, which has already struck it out.
	 * @return true if this call prevented the task
	 */
	final boolean drop() {
		return takeTask() != null;
	}

	/**
	 * Runs the task unless the timer was called off. Throws nothing.
	 * @return true if the task ran
	 */
	final boolean fire() {
		Runnable due = takeTask();
		if (due == null) {
			return false;
		}
		try {
			due.run();
		}
		catch (Throwable ex) {
			logger.error("The timer task {} failed; the clock goes on with the next timer", due, ex);
		}
		return true;
	}

}
