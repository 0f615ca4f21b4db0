package io.actorprocess.process;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.event.DispatchEvent;
import io.actorprocess.event.Event;
import io.actorprocess.event.ExitedEvent;
import io.actorprocess.event.TerminateEvent;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.metrics.EventCounters;
import io.actorprocess.scheduling.Hand;
import io.actorprocess.scheduling.Slice;
import io.actorprocess.scheduling.Turn;

/**
 * One spawned process: its queue, its state, and the slice in which a worker runs it.
 * <p>
 * Thread-safety: any thread may deliver; {@link #run} belongs to the scheduler, which
 * never runs it twice at once.
 */
final class ProcessCell extends InterruptibleTask implements Links.Linker {

	/*
	 * 1. spawn registers the cell and schedules it; its queue is born busy, so whatever
	 * is delivered from now on waits and nobody schedules it a second time. 2. The first
	 * slice calls initialize, always, even if a terminate event waits already. 3. A slice
	 * takes events until the queue is parked (idle), the budget is spent, the process
	 * pauses for a restart, or a terminate event has been served. After park() answered
	 * true, or the end of a pause was arranged, the cell belongs to whoever comes next:
	 * the slice must not touch a field any more. 4. The end, in this order: terminating()
	 * is called; children are asked to end; the queue is closed and what waited is given
	 * up; the id is freed; linked processes are told; the future of the end completes. So
	 * who learns of the end from a link or from wait can spawn under the same id at once.
	 *
	 * A terminate event that overtakes is appended like any other and then raises PURGE:
	 * from there on everything before the first terminate event is given up. It never
	 * interrupts a handler. A process that is to be suspended raises SUSPENDED as its
	 * last act, with the queue still busy; whoever takes that away schedules it. When the
	 * engine stops, the slice in hand goes on to the end, which is in the queue by then:
	 * there may be no other slice.
	 *
	 * Unlike libprocess a handler that throws does not abort the program: the caller's
	 * future or HTTP response fails where there is one; otherwise supervision decides.
	 */

	private static final Logger logger = LoggerFactory.getLogger(ProcessCell.class);

	/**
	 * One event in this many has its duration measured: of each process another one, as
	 * many handle few events only.
	 */
	private static final int SAMPLE_MASK = 63;

	// Immutable

	private final long sequence;

	/** Null for the many that simply end when they fail. */
	private final @Nullable Supervisor supervisor;

	// Written by the running thread, read by any

	private volatile ProcessBase process;

	// Owned by the running thread

	/** What dispatched calls get. */
	private Object target;

	ProcessCell(Engine engine, ProcessId id, Incarnation incarnation, Lineage lineage, EventCounters counters,
			long sequence) {
		super(engine, id, incarnation.process(), counters);
		this.process = incarnation.process();
		this.target = incarnation.target();
		this.supervisor = lineage.isPlain() ? null : new Supervisor(this, lineage);
		this.sequence = sequence;
	}

	@Override
	public String name() {
		return id();
	}

	@Override
	public void lost(UPID linkee, ExitReason why) {
		offer(new ExitedEvent(linkee, why));
	}

	ProcessBase process() {
		return this.process;
	}

	@Override
	public Object target() {
		return this.target;
	}

	/** From now on another instance handles the events. */
	void setIncarnation(Incarnation fresh) {
		this.process = fresh.process();
		this.target = fresh.target();
	}

	long sequence() {
		return this.sequence;
	}

	@Nullable ProcessCell parent() {
		return (this.supervisor != null) ? this.supervisor.parent() : null;
	}

	boolean canRestart() {
		return this.supervisor != null && this.supervisor.canRestart();
	}

	@Override
	void start() {
		this.engine.wakes();
		home().schedule(this);
	}

	void terminate(boolean inject) {
		if (offer(new TerminateEvent(inject))) {
			if (inject) {
				purge();
			}
			else {
				goOn();
			}
			if (this.supervisor != null) {
				this.supervisor.resumeNow();
			}
		}
	}

	@Override
	protected Turn run(Slice slice) {
		Hand hand = slice.hand();
		resume(hand);
		Fate fate = (state() == ProcessState.BOTTOM) ? begin() : Fate.GOES_ON;
		boolean inTime = true;
		while (fate == Fate.GOES_ON && inTime) {
			Event event = isInterrupted() ? null : next(hand);
			if (event != null) {
				fate = take(event, hand, slice);
			}
			else if (isInterrupted()) {
				fate = interrupt();
			}
			else if (parks(hand, slice)) {
				return Turn.IDLE;
			}
			inTime = !slice.spent() || this.engine.lifeCycle().isStopping();
		}
		suspend(hand, slice);
		return leave(fate);
	}

	private Fate interrupt() {
		return (isAskedToRestart() && this.supervisor != null) ? this.supervisor.beginRestart(Duration.ZERO)
				: Fate.IS_SUSPENDED;
	}

	/** After true the cell must not be touched. */
	private boolean parks(Hand hand, Slice slice) {
		Engine running = this.engine;
		boolean parked = park(hand, slice);
		if (parked) {
			running.idle();
		}
		return parked;
	}

	private Turn leave(Fate fate) {
		if (fate == Fate.ENDS) {
			return end();
		}
		clearRunner();
		if (fate == Fate.PAUSES && this.supervisor != null) {
			Engine running = this.engine;
			this.supervisor.arrangeResume();
			running.idle();
			return Turn.IDLE;
		}
		return (fate == Fate.IS_SUSPENDED) ? rest() : Turn.AGAIN;
	}

	/** After idle the cell must not be touched. */
	private Turn rest() {
		Engine running = this.engine;
		if (comesToRest()) {
			running.idle();
			return Turn.IDLE;
		}
		return Turn.AGAIN;
	}

	private Fate begin() {
		try {
			if (this.supervisor != null && !this.supervisor.prepare()) {
				return Fate.ENDS;
			}
			process().initialize();
			setState(ProcessState.READY);
			return Fate.GOES_ON;
		}
		catch (Throwable ex) {
			countFailed();
			return failed(ex, "its initialize");
		}
	}

	private Fate take(Event event, Hand hand, Slice slice) {
		if (isPurging() && !(event instanceof TerminateEvent)) {
			this.engine.drop(event, upid(), purgeReason());
			return Fate.GOES_ON;
		}
		long before = count(hand, slice);
		int stamp = takeStamp(hand);
		if (stamp != 0) {
			waited(this.engine.nanosSince(stamp), slice);
		}
		// One call of serve: the compiler puts handlers in its place, as deep as it can
		boolean timed = ((before + this.sequence) & SAMPLE_MASK) == 0;
		long start = timed ? this.engine.nanoTime() : 0;
		Fate fate = serve(event, hand, slice);
		if (timed) {
			counters().addDuration(slice.worker(), event.kind(), this.engine.nanoTime() - start);
		}
		return fate;
	}

	private void waited(long nanos, Slice slice) {
		counters().addWait(slice.worker(), nanos);
		this.engine.lateness().waited(this, nanos);
	}

	private Fate serve(Event event, Hand hand, Slice slice) {
		try {
			// Not a visitor: this is the hot path, and most events are calls
			if ((event instanceof DispatchEvent call) ? call.run(this) : Serving.serve(event, this)) {
				keepIfSetAside(event);
				countHandled(event, hand, slice);
			}
			else {
				countFailed(event.kind(), slice);
			}
			return (event instanceof TerminateEvent) ? Fate.ENDS : Fate.GOES_ON;
		}
		catch (Throwable ex) {
			countFailed(event.kind(), slice);
			return failed(ex, "its handler of a " + event.kind().label() + " event");
		}
	}

	private Fate failed(Throwable failure, String culprit) {
		if (Failures.isFatal(failure)) {
			this.engine.manager().failed(failure);
		}
		else if (this.supervisor != null) {
			return this.supervisor.failed(failure, culprit);
		}
		return stop(failure, culprit);
	}

	/** Lets the process end because of a failure. */
	Fate stop(Throwable failure, String culprit) {
		logger.error("{} ends: {} failed", upid(), culprit, failure);
		if (state() == ProcessState.READY) {
			terminating();
		}
		setReason(ExitReason.failed(failure));
		return Fate.ENDS;
	}

	void terminating() {
		try {
			process().terminating();
		}
		catch (Throwable ex) {
			logger.error("{} failed while it was terminating", upid(), ex);
		}
	}

	private Turn end() {
		setState(ProcessState.TERMINATING);
		endChildren();
		for (Event event : closeMailbox()) {
			this.engine.drop(event, upid(), purgeReason());
		}
		this.engine.lifeCycle().ended(this);
		clearRunner();
		completeEnd();
		this.engine.idle();
		return Turn.IDLE;
	}

	/**
	 * Ends a process that waits for a worker which will never come. For the time after
	 * the scheduler was closed, when no slice begins any more.
	 * @return false if the process is within a handler; it ends when that returns
	 */
	boolean endUnlessRunning() {
		if (isRunning()) {
			return false;
		}
		if (!isOver()) {
			if (state() == ProcessState.READY) {
				terminating();
			}
			end();
		}
		return true;
	}

	private DeadLetterReason purgeReason() {
		return this.engine.lifeCycle().isStopping() ? DeadLetterReason.SHUTDOWN : DeadLetterReason.PURGED;
	}

	boolean isIdle() {
		return this.queue.isIdle() || isAtRest() || (this.supervisor != null && this.supervisor.isPausing());
	}

	@Override
	public String toString() {
		return upid().toString();
	}

}
