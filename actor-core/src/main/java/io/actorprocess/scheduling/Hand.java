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
	@SuppressWarnings("UnusedVariable") // read by the VarHandle
	private @Nullable Object held;

	private long count;

	private long countBefore;

	/** Things that were in hand and are not yet counted elsewhere. */
	private int pending;

	/** Written before the hand is shown to others. */
	private @Nullable Object tool;

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
	 * @param soFar how many things that task has had in hand
	 */
	public void begin(long soFar) {
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
	 * Notes that something in hand is done and will be counted with others at once. For
	 * the thread itself.
	 */
	public void pend() {
		this.pending++;
	}

	/**
	 * Takes what {@link #pend()} noted. For the thread itself.
	 * @return how many things are to be counted
	 */
	public int takePending() {
		int taken = this.pending;
		this.pending = 0;
		return taken;
	}

	/**
	 * What tasks work with, whichever has its turn.
	 * @return what the first of them left, null if none did
	 */
	public @Nullable Object tool() {
		return this.tool;
	}

	/**
	 * Leaves something for this task and others to work with. For the thread itself.
	 * @param kept the tool
	 */
	public void keepTool(Object kept) {
		this.tool = kept;
	}

	/**
	 * Takes something in hand instead of what was there. For the thread itself.
	 * @param next what is handled from now on
	 */
	public void take(@Nullable Object next) {
		this.held = next;
	}

	/**
	 * What is handled.
	 * @return the thing, or null if nothing is
	 */
	public @Nullable Object held() {
		return HELD.getOpaque(this);
	}

}
