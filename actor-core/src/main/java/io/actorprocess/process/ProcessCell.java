package io.actorprocess.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.clock.Clock;
import io.actorprocess.event.Event;
import io.actorprocess.event.TerminateEvent;
import io.actorprocess.future.Futures;
import io.actorprocess.mailbox.EventQueue;
import io.actorprocess.message.EventKind;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.metrics.EventCounters;
import io.actorprocess.scheduling.Slice;
import io.actorprocess.scheduling.Turn;

/**
 * One spawned process: its queue, its state, and the slice in which a worker runs it.
 * <p>
 * Thread-safety: any thread may deliver; {@link #run} belongs to the scheduler, which
 * never runs it twice at once.
 */
final class ProcessCell extends ObservableTask {

	/*
	 * Life of a cell
	 *
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
	 * interrupts a handler. When the engine stops, the slice in hand goes on to the end,
	 * which is in the queue by then: there may be no other slice.
	 *
	 * Restart: 1. terminating() of the old instance, whose links are forgotten and whose
	 * children are asked to end. 2. The queue stays busy, so events wait and nobody
	 * schedules the cell. 3. When the children have ended (their ids are free) and the
	 * pause is over, or when a terminate event arrives, whoever takes the token of the
	 * pause schedules the cell; there is one token per pause, so a late timer cannot end
	 * another one. 4. The next slice makes the fresh instance and initializes it.
	 *
	 * Unlike libprocess a handler that throws does not abort the program: the caller's
	 * future or HTTP response fails where there is one; otherwise supervision decides.
	 */

	private static final Logger logger = LoggerFactory.getLogger(ProcessCell.class);

	/** One event in this many has its duration measured. */
	private static final int SAMPLE_MASK = 63;

	private static final VarHandle SIGNAL;

	private static final VarHandle PAUSE;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			SIGNAL = lookup.findVarHandle(ProcessCell.class, "signal", Signal.class);
			PAUSE = lookup.findVarHandle(ProcessCell.class, "pause", Pause.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/** What others want of the running thread before the next event. */
	private enum Signal {

		NONE, RESTART, PURGE

	}

	/** What follows an event. */
	private enum Fate {

		GOES_ON, BEGINS_ANEW, PAUSES, ENDS

	}

	/** The token of one pause. */
	private record Pause(Duration length, List<ProcessCell> children) {

	}

	// Immutable

	private final Engine engine;

	private final String id;

	private final UPID upid;

	private final EventQueue queue;

	private final EventCounters counters;

	private final long sequence;

	private final @Nullable Supervisor supervisor;

	// Written by the running thread, read by any

	private volatile Incarnation incarnation;

	// Owned by the running thread

	/** Whether the next slice makes a fresh instance. */
	private boolean anew;

	/** A pause that begins when the slice in hand is over. */
	private @Nullable Pause planned;

	/** Why the process ends. */
	private ExitReason reason = ExitReason.TERMINATED;

	// Shared

	private volatile Signal signal = Signal.NONE;

	/** Non-null while the process pauses for a restart. */
	private volatile @Nullable Pause pause;

	private volatile @Nullable Family family;

	ProcessCell(Engine engine, String id, Incarnation incarnation, @Nullable Supervisor supervisor,
			EventCounters counters, long sequence) {
		this.engine = engine;
		this.id = id;
		this.upid = new UPID(id, engine.address());
		this.incarnation = incarnation;
		this.supervisor = supervisor;
		this.queue = engine.newQueue();
		this.counters = counters;
		this.sequence = sequence;
	}

	Engine engine() {
		return this.engine;
	}

	String id() {
		return this.id;
	}

	UPID upid() {
		return this.upid;
	}

	ProcessBase process() {
		return this.incarnation.process();
	}

	Object target() {
		return this.incarnation.target();
	}

	long sequence() {
		return this.sequence;
	}

	ExitReason reason() {
		return this.reason;
	}

	@Nullable ProcessCell parent() {
		return (this.supervisor != null) ? this.supervisor.parent() : null;
	}

	/** The children, made when there is a first one. Called by the process itself. */
	Family family() {
		Family present = this.family;
		if (present == null) {
			present = new Family();
			this.family = present;
		}
		return present;
	}

	private List<ProcessCell> children() {
		Family present = this.family;
		return (present != null) ? present.members() : List.of();
	}

	/** A child has ended. */
	void orphaned(ProcessCell child) {
		Family present = this.family;
		if (present != null) {
			present.remove(child);
		}
	}

	/** Schedules the cell for the first time. */
	void start() {
		this.engine.schedule(this);
	}

	/** Delivers an event or gives it up. */
	void deliver(Event event) {
		if (!offer(event)) {
			this.engine.drop(event, this.upid, DeadLetterReason.TERMINATED);
		}
	}

	/**
	 * Delivers an event unless the process has ended.
	 * @return false if the event still belongs to the caller
	 */
	boolean offer(Event event) {
		this.engine.sampleWait(event);
		EventQueue.Offer offer = this.queue.offer(event);
		if (offer == EventQueue.Offer.WAKE) {
			this.engine.schedule(this);
		}
		return offer != EventQueue.Offer.CLOSED;
	}

	void terminate(UPID from, boolean inject) {
		if (offer(new TerminateEvent(from, inject))) {
			if (inject) {
				this.signal = Signal.PURGE;
			}
			resume(this.pause);
		}
	}

	/** Restarts the process with a sibling, or ends it if it cannot be restarted. */
	private void restartWithSibling(ProcessCell sibling) {
		if (this.supervisor == null || !this.supervisor.canRestart()) {
			terminate(sibling.upid, true);
		}
		else if (SIGNAL.compareAndSet(this, Signal.NONE, Signal.RESTART)) {
			// The event has nothing to do but to wake the process
			offer(new Tell<>((target) -> {
			}));
		}
	}

	@Override
	protected Turn run(Slice slice) {
		setRunnerRelease(Thread.currentThread());
		Fate fate = (state() == ProcessState.BOTTOM) ? begin() : Fate.GOES_ON;
		Engine engine = this.engine;
		while (fate == Fate.GOES_ON) {
			if (this.signal == Signal.RESTART) {
				fate = beginRestart(Duration.ZERO);
				break;
			}
			Event event = this.queue.poll();
			if (event == null) {
				if (park()) {
					engine.idle();
					return Turn.IDLE;
				}
			}
			else if (this.signal == Signal.PURGE && !(event instanceof TerminateEvent)) {
				engine.drop(event, this.upid, purgeReason());
			}
			else {
				fate = handle(event, slice);
			}
			if (slice.spent() && !engine.isStopping()) {
				break;
			}
		}
		return leave(fate);
	}

	private Turn leave(Fate fate) {
		if (fate == Fate.ENDS) {
			return end();
		}
		setRunnerRelease(null);
		if (fate == Fate.PAUSES) {
			Engine running = this.engine;
			arrangeResume();
			running.idle();
			return Turn.IDLE;
		}
		return Turn.AGAIN;
	}

	private boolean park() {
		Thread thread = runnerAcquire();
		setRunnerRelease(null);
		boolean idle = this.queue.park();
		if (!idle) {
			setRunnerRelease(thread);
		}
		return idle;
	}

	/** Initializes the process, after making it anew if this is a restart. */
	private Fate begin() {
		if (this.anew && this.signal == Signal.PURGE) {
			return Fate.ENDS;
		}
		try {
			if (this.anew) {
				makeAnew();
			}
			process().initialize();
			this.anew = false;
			SIGNAL.compareAndSet(this, Signal.RESTART, Signal.NONE);
			setState(ProcessState.READY);
			return Fate.GOES_ON;
		}
		catch (Throwable ex) {
			countFailed();
			return failed(ex, "its initialize");
		}
	}

	private void makeAnew() throws Exception {
		Incarnation made = Objects.requireNonNull(this.supervisor).create();
		made.process().requireNotAlive();
		made.process().bind(this);
		this.incarnation = made;
	}

	private Fate handle(Event event, Slice slice) {
		EventKind kind = event.kind();
		long count = countHandled();
		if (event.stamp() != 0) {
			this.counters.addWait(slice.worker(), this.engine.nanosSince(event.stamp()));
		}
		long start = ((count & SAMPLE_MASK) == 0) ? this.engine.nanoTime() : 0;
		Fate fate = serve(event, kind, slice);
		if (start != 0) {
			this.counters.addDuration(slice.worker(), kind, this.engine.nanoTime() - start);
		}
		return fate;
	}

	private Fate serve(Event event, EventKind kind, Slice slice) {
		try {
			if (Serving.serve(event, this)) {
				this.counters.addHandled(slice.worker(), kind);
			}
			else {
				countFailure(kind, slice);
			}
			return (kind != EventKind.TERMINATE) ? Fate.GOES_ON : Fate.ENDS;
		}
		catch (Throwable ex) {
			countFailure(kind, slice);
			return failed(ex, "its handler of a " + kind.label() + " event");
		}
	}

	private void countFailure(EventKind kind, Slice slice) {
		countFailed();
		this.counters.addFailed(slice.worker(), kind);
	}

	private Fate failed(Throwable failure, String culprit) {
		boolean fatal = Failures.isFatal(failure);
		Directive directive = (fatal || this.supervisor == null) ? Directive.STOP : this.supervisor.decide(failure);
		if (directive == Directive.RESUME && state() == ProcessState.READY) {
			logger.warn("{} goes on although {} failed", this.upid, culprit, failure);
			return Fate.GOES_ON;
		}
		if (directive == Directive.RESTART) {
			return restart(failure, culprit);
		}
		if (fatal) {
			this.engine.manager().failed(failure);
		}
		else if (directive == Directive.ESCALATE) {
			escalate(failure);
		}
		return stop(failure, culprit);
	}

	private Fate restart(Throwable failure, String culprit) {
		Supervisor supervising = Objects.requireNonNull(this.supervisor);
		Duration length = supervising.nextPause(this.engine.nanoTime());
		if (length == null) {
			logger.error("{} is not restarted again: it had {}", this.upid, supervising.limit());
			return stop(failure, culprit);
		}
		logger.warn("{} restarts after {}: {} failed", this.upid, length, culprit, failure);
		ProcessCell parent = supervising.parent();
		if (parent != null) {
			parent.family()
				.affectedBy(this, parent.process().restartScope())
				.forEach((sibling) -> sibling.restartWithSibling(this));
		}
		return beginRestart(length);
	}

	private Fate beginRestart(Duration length) {
		SIGNAL.compareAndSet(this, Signal.RESTART, Signal.NONE);
		if (state() == ProcessState.READY) {
			terminating();
		}
		this.engine.restarts(this);
		this.anew = true;
		setState(ProcessState.BOTTOM);
		List<ProcessCell> children = children();
		endChildren(children);
		if (children.isEmpty() && length.isZero()) {
			return Fate.BEGINS_ANEW;
		}
		this.planned = new Pause(length, children);
		return Fate.PAUSES;
	}

	/**
	 * The last act of a slice: from the first line on another thread may run the cell.
	 */
	private void arrangeResume() {
		Pause token = Objects.requireNonNull(this.planned);
		this.pause = token;
		if (this.signal == Signal.PURGE) {
			resume(token);
		}
		Clock clock = this.engine.clock();
		Futures.await(token.children().stream().map(ProcessCell::ended).toList())
			.onAny((ended) -> clock.delay(token.length(), () -> resume(token)));
	}

	private void resume(@Nullable Pause token) {
		if (token != null && PAUSE.compareAndSet(this, token, null)) {
			this.engine.schedule(this);
		}
	}

	private void escalate(Throwable failure) {
		ProcessCell parent = parent();
		EscalatedException escalated = new EscalatedException(this.upid, failure);
		if (parent != null) {
			parent.offer(new Tell<>((target) -> {
				throw escalated;
			}));
		}
	}

	private Fate stop(Throwable failure, String culprit) {
		logger.error("{} ends: {} failed", this.upid, culprit, failure);
		if (state() == ProcessState.READY) {
			terminating();
		}
		this.reason = ExitReason.failed(failure);
		return Fate.ENDS;
	}

	void terminating() {
		try {
			process().terminating();
		}
		catch (Throwable ex) {
			logger.error("{} failed while it was terminating", this.upid, ex);
		}
	}

	private void endChildren(List<ProcessCell> children) {
		for (int i = children.size() - 1; i >= 0; i--) {
			children.get(i).terminate(this.upid, true);
		}
	}

	private Turn end() {
		setState(ProcessState.TERMINATING);
		endChildren(children());
		for (Event event : this.queue.close()) {
			this.engine.drop(event, this.upid, purgeReason());
		}
		this.engine.ended(this);
		setRunnerRelease(null);
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
		if (runnerAcquire() != null) {
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
		return this.engine.isStopping() ? DeadLetterReason.SHUTDOWN : DeadLetterReason.PURGED;
	}

	boolean isIdle() {
		return this.queue.isIdle() || this.pause != null;
	}

	int mailboxSize() {
		return this.queue.size();
	}

	EventCounters counters() {
		return this.counters;
	}

	ProcessInfo info() {
		ProcessState seen = state();
		ProcessState state = (seen == ProcessState.READY && this.queue.isIdle()) ? ProcessState.BLOCKED : seen;
		return new ProcessInfo(this.id, this.upid, this.counters.definition(), process().targetType().getName(), state,
				this.queue.size(), handled(), failed(), this.engine.links().linkersOf(this.upid));
	}

	@Override
	public String toString() {
		return this.upid.toString();
	}

}
