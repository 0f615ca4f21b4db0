package io.actorprocess.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.actorprocess.metrics.EventCounters;

/**
 * A task of which others may want something before its next event.
 * <p>
 * Thread-safety: any thread may ask; {@link #isInterrupted}, {@link #isAskedToRestart},
 * {@link #forgetRestart} and {@link #comesToRest} are for the running thread.
 */
abstract class InterruptibleTask extends MailboxTask {

	private static final VarHandle SIGNAL;

	static {
		try {
			SIGNAL = MethodHandles.lookup().findVarHandle(InterruptibleTask.class, "signal", Signal.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/** What others want of the running thread before the next event. */
	private enum Signal {

		NONE, RESTART, SUSPEND, SUSPENDED, PURGE

	}

	/** Shared. Once it is SUSPENDED nobody runs the task but who takes that away. */
	private volatile Signal signal = Signal.NONE;

	InterruptibleTask(Engine engine, ProcessId id, ProcessBase process, EventCounters counters) {
		super(engine, id, process, counters);
	}

	/** Asks the running thread to restart the process before the next event. */
	final void requestRestart() {
		Signal before = change(Signal.RESTART, Signal.NONE, Signal.SUSPEND, Signal.SUSPENDED);
		if (before != null && before != Signal.SUSPENDED) {
			offer(new Wake());
		}
	}

	/** A restart is under way: one that was asked for meanwhile is the same. */
	final void forgetRestart() {
		SIGNAL.compareAndSet(this, Signal.RESTART, Signal.NONE);
	}

	/**
	 * Asks the running thread to take no further event.
	 * @return false if it is asked for something else, or has been asked before
	 */
	final boolean halt() {
		return change(Signal.SUSPEND, Signal.NONE) != null;
	}

	/**
	 * Takes events again.
	 * @return whether they were not taken
	 */
	final boolean goOn() {
		return change(Signal.NONE, Signal.SUSPEND, Signal.SUSPENDED) != null;
	}

	/** From now on what waits is given up. */
	final void purge() {
		change(Signal.PURGE, Signal.values());
	}

	/**
	 * Changes what is wanted, and schedules a task that is at rest.
	 * @return what was wanted before, or null if that was none of those given
	 */
	private @Nullable Signal change(Signal wanted, Signal... instead) {
		Signal before = this.signal;
		while (List.of(instead).contains(before)) {
			if (SIGNAL.compareAndSet(this, before, wanted)) {
				if (before == Signal.SUSPENDED) {
					start();
				}
				return before;
			}
			before = this.signal;
		}
		return null;
	}

	final boolean isPurging() {
		return this.signal == Signal.PURGE;
	}

	final boolean isSuspended() {
		return this.signal == Signal.SUSPEND || isAtRest();
	}

	/** Whether it is suspended, and no handler runs any more. */
	final boolean isAtRest() {
		return this.signal == Signal.SUSPENDED;
	}

	/** Whether no further event may be taken for now. */
	final boolean isInterrupted() {
		Signal wanted = this.signal;
		return wanted != Signal.NONE && wanted != Signal.PURGE;
	}

	final boolean isAskedToRestart() {
		return this.signal == Signal.RESTART;
	}

	/**
	 * Ends the last slice before a rest.
	 * @return true if the task belongs to whoever lets it go on, and must not be touched;
	 * false if something else is wanted by now
	 */
	final boolean comesToRest() {
		return SIGNAL.compareAndSet(this, Signal.SUSPEND, Signal.SUSPENDED);
	}

}
