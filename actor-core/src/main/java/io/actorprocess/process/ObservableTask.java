package io.actorprocess.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.message.EventKind;
import io.actorprocess.message.ExitReason;
import io.actorprocess.metrics.EventCounters;
import io.actorprocess.scheduling.Hand;
import io.actorprocess.scheduling.Scheduler;
import io.actorprocess.scheduling.Slice;

/**
 * What the thread that runs a process writes and every thread may read: its state, its
 * counts, which thread that is, and whether the process has ended.
 * <p>
 * Thread-safety: methods that change something are for the running thread alone; the
 * scheduler hands them from one to the next.
 */
abstract class ObservableTask extends NamedTask {

	/*
	 * The counts are plain for the running thread, which releases them with the end of
	 * each slice at the latest: a reader sees some recent count, whole. Whether the
	 * process is run is released when it is set and when it is cleared: who sees that
	 * nobody runs it sees all that was done until then. By whom is written only when it
	 * is another hand than before: a reference costs an old object a fence of the
	 * collector.
	 */

	private static final VarHandle STATE;

	private static final VarHandle HANDLED;

	private static final VarHandle PARTICULARS;

	private static final VarHandle LATEST;

	private static final VarHandle RUNNING;

	private static final VarHandle ENDED;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			STATE = lookup.findVarHandle(ObservableTask.class, "state", ProcessState.class);
			HANDLED = lookup.findVarHandle(ObservableTask.class, "handled", long.class);
			PARTICULARS = lookup.findVarHandle(ObservableTask.class, "particulars", Particulars.class);
			LATEST = lookup.findVarHandle(ObservableTask.class, "latest", Hand.class);
			RUNNING = lookup.findVarHandle(ObservableTask.class, "running", boolean.class);
			ENDED = lookup.findVarHandle(ObservableTask.class, "ended", Object.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/** What the future of the end can be besides a promise. */
	private enum Mark {

		OVER

	}

	private final EventCounters counters;

	/** Whether the process runs where its handlers may block. */
	private final boolean blocking;

	@SuppressWarnings("NullAway.Init") // by the VarHandle
	private volatile ProcessState state;

	private long handled;

	/** Made when there is something to say. */
	private volatile @Nullable Particulars particulars;

	/** The hand of the thread that runs the slice in hand, or ran the one before. */
	@SuppressWarnings("UnusedVariable") // by the VarHandle
	private @Nullable Hand latest;

	/** Whether there is a slice in hand. */
	@SuppressWarnings("UnusedVariable") // by the VarHandle
	private boolean running;

	/**
	 * Shared: null, a promise once somebody asked, the mark once the process has ended.
	 */
	@SuppressWarnings("UnusedVariable") // by the VarHandle
	private @Nullable Object ended;

	ObservableTask(Engine engine, ProcessId id, EventCounters counters, boolean blocking) {
		super(engine, id);
		// No fence: whoever hears of the process hears of all that was done before
		STATE.setOpaque(this, ProcessState.BOTTOM);
		this.counters = counters;
		this.blocking = blocking;
	}

	/** Who gives turns to this process. */
	final Scheduler home() {
		return this.blocking ? this.engine.blocking() : this.engine.scheduler();
	}

	final EventCounters counters() {
		return this.counters;
	}

	final ProcessState state() {
		return this.state;
	}

	final void setState(ProcessState next) {
		STATE.setRelease(this, next);
	}

	final long handled() {
		return (long) HANDLED.getOpaque(this);
	}

	/** How many events were handled, for the running thread. */
	final long handledSoFar() {
		return this.handled;
	}

	/** Sets how many events were handled. */
	final void setHandled(long count) {
		this.handled = count;
	}

	final long failedCount() {
		Particulars known = this.particulars;
		return (known != null) ? known.failed() : 0;
	}

	final void countFailed() {
		particulars().countFailed();
	}

	final void countFailed(EventKind kind, Slice slice) {
		countFailed();
		this.counters.addFailed(slice.worker(), kind);
	}

	/** Why the process ends; for the running thread. */
	final ExitReason reason() {
		Particulars known = this.particulars;
		return (known != null) ? known.reason() : ExitReason.TERMINATED;
	}

	final void setReason(ExitReason reason) {
		particulars().setReason(reason);
	}

	/** The family of a process that has children, or is about to. */
	final Family family() {
		return particulars().family();
	}

	/**
	 * Asks the children to end, the newest first.
	 * @return whom it asked
	 */
	final List<ProcessCell> endChildren() {
		Particulars known = this.particulars;
		return (known != null) ? known.family().end() : List.of();
	}

	private Particulars particulars() {
		Particulars known = this.particulars;
		if (known == null) {
			Particulars made = new Particulars();
			known = (Particulars) PARTICULARS.compareAndExchange(this, null, made);
			return (known != null) ? known : made;
		}
		return known;
	}

	/** Whether the calling thread is running this very process. */
	final boolean isCurrent() {
		return isRunBy(Thread.currentThread());
	}

	/** Whether a thread is running this very process. */
	final boolean isRunBy(Thread thread) {
		Hand hand = runner();
		return hand != null && hand.thread() == thread;
	}

	/** The hand of the thread that runs the process, null if none does. */
	final @Nullable Hand runner() {
		return isRunning() ? (Hand) LATEST.getAcquire(this) : null;
	}

	final boolean isRunning() {
		return (boolean) RUNNING.getAcquire(this);
	}

	/** A slice begins. */
	final void setRunner(Hand hand) {
		if (this.latest != hand) {
			LATEST.setRelease(this, hand);
		}
		RUNNING.setRelease(this, true);
	}

	/** The slice in hand ends. */
	final void clearRunner() {
		RUNNING.setRelease(this, false);
	}

	/** A future that is ready once the process has ended. */
	final Future<@Nullable Void> ended() {
		Object present = endedAcquire();
		if (present == null) {
			Promise<@Nullable Void> made = new Promise<>();
			present = ENDED.compareAndExchange(this, null, made);
			if (present == null) {
				return made.future();
			}
		}
		return (present != Mark.OVER) ? promise(present).future() : Future.<@Nullable Void>ready(null);
	}

	final boolean isOver() {
		return endedAcquire() == Mark.OVER;
	}

	final void completeEnd() {
		Object waited = ENDED.getAndSet(this, Mark.OVER);
		if (waited != null) {
			promise(waited).set(null);
		}
	}

	private @Nullable Object endedAcquire() {
		return ENDED.getAcquire(this);
	}

	@SuppressWarnings("unchecked")
	private static Promise<@Nullable Void> promise(Object ended) {
		return (Promise<@Nullable Void>) ended;
	}

}
