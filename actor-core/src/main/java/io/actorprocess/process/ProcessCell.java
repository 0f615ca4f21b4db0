package io.actorprocess.process;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.event.DispatchEvent;
import io.actorprocess.event.Event;
import io.actorprocess.event.ExitedEvent;
import io.actorprocess.event.HttpEvent;
import io.actorprocess.event.MessageEvent;
import io.actorprocess.event.TerminateEvent;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.mailbox.EventQueue;
import io.actorprocess.message.EventKind;
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
	 * takes events until the queue is parked (idle), the budget is spent, or a terminate
	 * event has been served. After park() answered true the cell belongs to whoever
	 * delivers next: the slice must not touch a field any more. 4. The end, in this
	 * order: terminating() is called; the queue is closed and what waited is given up;
	 * the id is freed; linked processes are told; the future of the end completes. So who
	 * learns of the end from a link or from wait can spawn under the same id at once.
	 *
	 * When the engine stops, the slice in hand goes on to the end, which is in the queue
	 * by then: there may be no other slice.
	 *
	 * A terminate event that overtakes is appended like any other and then raises
	 * `purge`: from there on everything before the first terminate event is given up. It
	 * never interrupts a handler.
	 *
	 * Unlike libprocess a handler that throws does not abort the program: the caller's
	 * future or HTTP response fails where there is one; otherwise the process ends and
	 * its links are told.
	 */

	private static final Logger logger = LoggerFactory.getLogger(ProcessCell.class);

	/** One event in this many has its duration measured. */
	private static final int SAMPLE_MASK = 63;

	private static final int STAMP_SHIFT = 10;

	// Immutable

	private final Engine engine;

	private final String id;

	private final UPID upid;

	private final ProcessBase process;

	private final Object target;

	private final EventQueue queue;

	private final EventCounters counters;

	private final long sequence;

	// Shared

	private volatile boolean purge;

	/** Guarded by this; non-null once somebody asked. */
	private @Nullable Promise<@Nullable Void> ended;

	/** Guarded by this. */
	private boolean over;

	ProcessCell(Engine engine, String id, ProcessBase process, Object target, EventCounters counters, long sequence) {
		this.engine = engine;
		this.id = id;
		this.upid = new UPID(id, engine.address());
		this.process = process;
		this.target = target;
		this.queue = engine.newQueue(this.upid);
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
		return this.process;
	}

	long sequence() {
		return this.sequence;
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
		if (offer(new TerminateEvent(from, inject)) && inject) {
			this.purge = true;
		}
	}

	@Override
	protected Turn run(Slice slice) {
		setRunnerRelease(Thread.currentThread());
		if (state() == ProcessState.BOTTOM && !initialize()) {
			return end();
		}
		Engine engine = this.engine;
		do {
			Event event = this.queue.poll();
			if (event == null) {
				if (park()) {
					engine.idle();
					return Turn.IDLE;
				}
			}
			else if (this.purge && !(event instanceof TerminateEvent)) {
				engine.drop(event, this.upid, purgeReason());
			}
			else if (!handle(event, slice)) {
				return end();
			}
		}
		while (!slice.spent() || engine.isStopping());
		setRunnerRelease(null);
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

	private boolean initialize() {
		try {
			this.process.initialize();
			setState(ProcessState.READY);
			return true;
		}
		catch (Throwable ex) {
			countFailed();
			logger.error("{} could not initialize and ends", this.upid, ex);
			return false;
		}
	}

	/** Returns false if the process must end. */
	private boolean handle(Event event, Slice slice) {
		EventKind kind = event.kind();
		long count = countHandled();
		if (event.stamp() != 0) {
			this.counters.addWait(slice.worker(), this.engine.nanosSince(event.stamp()));
		}
		long start = ((count & SAMPLE_MASK) == 0) ? this.engine.nanoTime() : 0;
		boolean alive = serve(event, kind, slice);
		if (start != 0) {
			this.counters.addDuration(slice.worker(), kind, this.engine.nanoTime() - start);
		}
		return alive;
	}

	private boolean serve(Event event, EventKind kind, Slice slice) {
		try {
			if (dispatch(event)) {
				this.counters.addHandled(slice.worker(), kind);
			}
			else {
				countFailure(kind, slice);
			}
			return kind != EventKind.TERMINATE;
		}
		catch (Throwable ex) {
			countFailure(kind, slice);
			logger.error("{} ends: its handler of a {} event failed", this.upid, kind.label(), ex);
			terminating();
			return false;
		}
	}

	private void countFailure(EventKind kind, Slice slice) {
		countFailed();
		this.counters.addFailed(slice.worker(), kind);
	}

	private boolean dispatch(Event event) throws Exception {
		if (event instanceof DispatchEvent call) {
			return call.run(this.target);
		}
		if (event instanceof MessageEvent arrived) {
			if (!this.process.behaviour().handle(arrived.message())) {
				this.engine.drop(event, this.upid, DeadLetterReason.UNKNOWN_MESSAGE);
			}
		}
		else if (event instanceof HttpEvent asked) {
			return this.process.behaviour().handle(asked, this.id);
		}
		else if (event instanceof ExitedEvent exited) {
			this.process.behaviour().unlinked(exited.pid());
			this.process.exited(exited.pid());
		}
		else {
			terminating();
		}
		return true;
	}

	private void terminating() {
		try {
			this.process.terminating();
		}
		catch (Throwable ex) {
			logger.error("{} failed while it was terminating", this.upid, ex);
		}
	}

	private Turn end() {
		setState(ProcessState.TERMINATING);
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
		if (!ended().isReady()) {
			if (state() != ProcessState.BOTTOM) {
				terminating();
			}
			end();
		}
		return true;
	}

	private DeadLetterReason purgeReason() {
		return this.engine.isStopping() ? DeadLetterReason.SHUTDOWN : DeadLetterReason.PURGED;
	}

	private void completeEnd() {
		Promise<@Nullable Void> waited;
		synchronized (this) {
			this.over = true;
			waited = this.ended;
		}
		if (waited != null) {
			waited.set(null);
		}
	}

	/** A future that is ready once the process has ended. */
	synchronized Future<@Nullable Void> ended() {
		if (this.ended == null) {
			this.ended = new Promise<>();
			if (this.over) {
				this.ended.set(null);
			}
		}
		return this.ended.future();
	}

	synchronized boolean isOver() {
		return this.over;
	}

	boolean isIdle() {
		return this.queue.isIdle();
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
		return new ProcessInfo(this.id, this.upid, this.counters.definition(), this.process.targetType().getName(),
				state, this.queue.size(), handled(), failed(), this.engine.links().linkersOf(this.upid));
	}

	@Override
	public String toString() {
		return this.upid.toString();
	}

	static int stampOf(long nanoTime) {
		return (int) (nanoTime >> STAMP_SHIFT) | 1;
	}

	static long nanosBetween(int stamp, long nanoTime) {
		return Math.max(0, (long) (stampOf(nanoTime) - stamp) << STAMP_SHIFT);
	}

}
