package io.actorprocess.clock;

import io.actorprocess.future.Cancellation;

/**
 * A task that a {@link Clock} will run once.
 * <p>
 * A timer either fires, or is cancelled, or is dropped with its clock: exactly one of the
 * three. It lets go of its task as soon as that is decided.
 * <p>
 * Thread-safety: safe from any thread, the clock's own included.
 */
public interface Timer extends Cancellation {

	/**
	 * Prevents the task from running. A task that already runs is not interrupted.
	 * @return true only if this call prevented the task; false if it has begun, was
	 * cancelled before, or was dropped with its clock
	 */
	@Override
	boolean cancel();

	/**
	 * Whether the task may still run.
	 * @return false once the task has begun, was cancelled or was dropped
	 */
	boolean isPending();

}
