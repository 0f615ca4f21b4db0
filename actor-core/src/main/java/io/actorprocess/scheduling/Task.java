package io.actorprocess.scheduling;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

/**
 * Something that takes turns on a scheduler. A task is its own queue node: it is in a run
 * queue at most once and at most one thread runs it.
 * <p>
 * Thread-safety: {@link #run(Slice)} is called by one thread at a time, and what it does
 * in one turn happens before its next turn. Who schedules a task sees to it that the task
 * is neither scheduled nor running.
 */
public abstract class Task {

	private static final VarHandle LINK;

	static {
		try {
			LINK = MethodHandles.lookup().findVarHandle(Task.class, "link", Task.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/*
	 * The task behind this one. Written by who puts the follower in (release), read and
	 * cleared by who takes this one out (acquire); null outside of queues.
	 */
	@SuppressWarnings("UnusedVariable") // by the VarHandle
	private volatile @Nullable Task link;

	/*
	 * When this task was scheduled, in units of 1024 ns, or 0 if this wait is not
	 * measured. Written by who schedules, read by who takes; the queue orders the two.
	 */
	private int stamp;

	/**
	 * Creates a task that is not scheduled.
	 */
	protected Task() {
	}

	/**
	 * Takes a turn: handles events until none is left or the slice is spent. Must not
	 * throw.
	 * @param slice the budget of this turn, valid only during this call
	 * @return {@link Turn#IDLE} if nothing is left, from when on the scheduler does not
	 * touch this task; {@link Turn#AGAIN} to be put at the back of the queue
	 */
	protected abstract Turn run(Slice slice);

	final @Nullable Task linkAcquire() {
		return (Task) LINK.getAcquire(this);
	}

	final void setLinkRelease(Task follower) {
		LINK.setRelease(this, follower);
	}

	final void clearLinkOpaque() {
		LINK.setOpaque(this, null);
	}

	/**
	 * Starts to measure the wait for a turn.
	 */
	final void stamp() {
		this.stamp = ticks() | 1;
	}

	/**
	 * Ends the measurement.
	 * @return how long this task waited, in nanoseconds, or -1 if it was not measured
	 */
	final long takeWaitNanos() {
		int since = this.stamp;
		if (since == 0) {
			return -1;
		}
		this.stamp = 0;
		return Math.max(0, ticks() - since) * 1024L;
	}

	private static int ticks() {
		return (int) (System.nanoTime() >> 10);
	}

}
