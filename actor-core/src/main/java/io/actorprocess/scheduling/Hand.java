package io.actorprocess.scheduling;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

/**
 * A thread within a turn, what it has in hand and how many things it had.
 * <p>
 * Thread-safety: the thread writes; any thread may read the thread and what is held, and
 * sees some recent value.
 */
public final class Hand {

	private static final VarHandle HELD;

	static {
		try {
			HELD = MethodHandles.lookup().findVarHandle(Hand.class, "held", Object.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final Thread thread;

	/** Written with each event: no fence. */
	@SuppressWarnings("UnusedVariable") // by the VarHandle
	private @Nullable Object held;

	private long count;

	private long countBefore;

	Hand(Thread thread) {
		this.thread = thread;
	}

	/**
	 * The thread.
	 * @return who takes the turn
	 */
	public Thread thread() {
		return this.thread;
	}

	/**
	 * Begins with a task. For the thread itself.
	 * @param last what was in hand at the end of the task's former turn
	 * @param soFar how many things that task has had in hand
	 */
	public void begin(@Nullable Object last, long soFar) {
		take(last);
		this.count = soFar;
		this.countBefore = soFar;
	}

	/**
	 * Counts what is in hand. For the thread itself.
	 * @return how many things there were before
	 */
	public long countOne() {
		return this.count++;
	}

	/**
	 * How many things the task has had in hand. For the thread itself.
	 * @return the count
	 */
	public long count() {
		return this.count;
	}

	/**
	 * How many of them in this turn. For the thread itself.
	 * @return the count
	 */
	public long countOfTurn() {
		return this.count - this.countBefore;
	}

	/**
	 * Takes something in hand instead of what was there. For the thread itself.
	 * @param next what is handled from now on
	 */
	public void take(@Nullable Object next) {
		HELD.setOpaque(this, next);
	}

	/**
	 * What is handled.
	 * @return the thing, or null if nothing is
	 */
	public @Nullable Object held() {
		return HELD.getOpaque(this);
	}

}
