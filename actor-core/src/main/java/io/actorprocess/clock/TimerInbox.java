package io.actorprocess.clock;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

/**
 * New timers on their way to the wheel.
 * <p>
 * Thread-safety: any thread may {@linkplain #push push} and look whether there are any;
 * emptying and closing are guarded by the owner.
 */
final class TimerInbox {

	/*
	 * A stack linked through the timers: who creates one pushes it by a single CAS, and
	 * whoever empties the stack takes all by one exchange and turns the chain around. So
	 * a creator that is interrupted between two steps hides nobody's timer but its own.
	 * As the stack is only emptied as a whole, and a timer is pushed once, a head that
	 * comes back means the same thing (no ABA).
	 *
	 * A push and isEmpty() are sequentially consistent, see SystemClock.
	 */

	/** What the head can be besides a timer. */
	private enum Mark {

		CLOSED

	}

	private static final int BACK_OFF_SPINS = 64;

	private static final VarHandle HEAD;

	static {
		try {
			HEAD = MethodHandles.lookup().findVarHandle(TimerInbox.class, "head", Object.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/** Shared: the youngest timer, null if there is none, or the mark. */
	@SuppressWarnings("UnusedVariable") // by the VarHandle
	private volatile @Nullable Object head;

	/**
	 * Adds a timer.
	 * @param timer a timer that was never pushed
	 * @return false if the inbox is closed
	 */
	boolean push(WheelTimer timer) {
		while (true) {
			Object former = HEAD.getAcquire(this);
			if (former == Mark.CLOSED) {
				return false;
			}
			timer.link = (WheelTimer) former;
			if (HEAD.compareAndSet(this, former, timer)) {
				return true;
			}
			pause();
		}
	}

	/** Whether no timer has been pushed since the inbox was emptied. */
	boolean isEmpty() {
		return !(this.head instanceof WheelTimer);
	}

	/**
	 * Empties the inbox.
	 * @return the timers, the oldest first, each linked to the next; null if there is
	 * none
	 */
	@Nullable WheelTimer takeAll() {
		return isEmpty() ? null : turnAround(HEAD.getAndSet(this, null));
	}

	/**
	 * Empties the inbox for good.
	 * @return as {@link #takeAll()}
	 */
	@Nullable WheelTimer close() {
		return turnAround(HEAD.getAndSet(this, Mark.CLOSED));
	}

	private static @Nullable WheelTimer turnAround(@Nullable Object youngest) {
		WheelTimer turned = null;
		WheelTimer rest = (youngest instanceof WheelTimer timer) ? timer : null;
		while (rest != null) {
			WheelTimer older = rest.link;
			rest.link = turned;
			turned = rest;
			rest = older;
		}
		return turned;
	}

	private static void pause() {
		for (int i = 0; i < BACK_OFF_SPINS; i++) {
			Thread.onSpinWait();
		}
	}

}
