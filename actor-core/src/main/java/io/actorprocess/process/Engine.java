package io.actorprocess.process;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import io.actorprocess.clock.Clock;
import io.actorprocess.clock.VirtualClock;
import io.actorprocess.event.Event;
import io.actorprocess.event.MessageEvent;
import io.actorprocess.http.AccessControl;
import io.actorprocess.mailbox.EventQueue;
import io.actorprocess.mailbox.EventQueue.Offer;
import io.actorprocess.mailbox.MailboxOptions;
import io.actorprocess.message.Address;
import io.actorprocess.message.EventKind;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetter;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.metrics.DeadLetters;
import io.actorprocess.remote.SocketManager;
import io.actorprocess.scheduling.Scheduler;
import io.actorprocess.scheduling.Task;

/**
 * One run of a manager, from start to stop: what its processes share.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class Engine {

	private static final int SAMPLE_MASK = 63;

	private static final int STAMP_SHIFT = 10;

	private final ProcessTable table = new ProcessTable();

	private final LifeCycle lifeCycle;

	private final Links links = new Links();

	private final Linking linking;

	private final ProcessManager manager;

	private final Scheduler scheduler;

	private final Scheduler blocking;

	private final AsyncCalls async;

	/** Null if nobody is to watch. */
	private final @Nullable Watchdog watchdog;

	private final Lateness lateness;

	private final Clock clock;

	private final @Nullable SocketManager sockets;

	private final Supplier<EventQueue> queues;

	private final MailboxOptions mailbox;

	private final Supplier<? extends RandomGenerator> random;

	private final @Nullable EventFilter filter;

	private final @Nullable ContextCarrier carrier;

	private final AccessControl access;

	private final RequestRouter router;

	private final DeadLetters deadLetters;

	private final Totals totals;

	/** Null unless the clock is virtual. */
	private final @Nullable Activity activity;

	/** Set again once, when the sockets are bound, before any process is spawned. */
	private volatile Address address;

	Engine(ProcessManager manager, ProcessManagerBuilder settings, Totals totals) {
		this.lifeCycle = new LifeCycle(this, this.table, totals);
		this.manager = manager;
		this.scheduler = settings.newScheduler();
		this.blocking = settings.newBlockingScheduler(this.scheduler);
		this.async = new AsyncCalls(this, totals.abandoned());
		this.clock = manager.clock();
		this.sockets = settings.sockets();
		this.linking = new Linking(this, this.links, this.sockets);
		this.queues = settings.queues();
		this.mailbox = settings.mailbox();
		this.random = settings.random();
		this.filter = settings.eventFilter();
		this.carrier = manager.carrier();
		this.access = settings.access();
		this.router = new RequestRouter(this, settings.firewall(), settings.endpoints().apply(manager));
		this.deadLetters = manager.deadLetters();
		this.totals = totals;
		this.activity = (this.clock instanceof VirtualClock) ? new Activity() : null;
		this.address = settings.requestedAddress();
		Duration warning = settings.stuckWarning();
		boolean watched = !warning.isZero() && !this.scheduler.isDriven();
		this.lateness = new Lateness(settings.waitWarning());
		this.watchdog = watched ? new Watchdog(this, warning.toNanos(), Clock.system()::nanoTime) : null;
	}

	/**
	 * Binds the sockets and sets the watchdog on.
	 * @throws io.actorprocess.remote.BindFailedException if the port cannot be had; the
	 * threads are ended then
	 */
	void start(ProcessManagerBuilder settings) {
		if (this.sockets != null) {
			try {
				setAddress(settings
					.advertised(this.sockets.bind(settings.requestedAddress(), new Inbound(this, settings))));
			}
			catch (RuntimeException ex) {
				close();
				throw ex;
			}
		}
		if (this.watchdog != null) {
			this.watchdog.start();
		}
	}

	/** Ends the threads. What waits for a turn will get none. */
	void close() {
		this.blocking.close();
		this.scheduler.close();
		this.async.close();
		if (this.watchdog != null) {
			this.watchdog.close();
		}
	}

	ProcessManager manager() {
		return this.manager;
	}

	Scheduler scheduler() {
		return this.scheduler;
	}

	Scheduler blocking() {
		return this.blocking;
	}

	Supplier<? extends RandomGenerator> random() {
		return this.random;
	}

	AsyncCalls async() {
		return this.async;
	}

	StuckReport stuck() {
		return (this.watchdog != null) ? this.watchdog.report() : StuckReport.NONE;
	}

	Lateness lateness() {
		return this.lateness;
	}

	/**
	 * Whether the calling thread is within a process or blocking work of this runtime.
	 */
	boolean isInside() {
		return this.scheduler.isWorkerThread() || this.blocking.isWorkerThread();
	}

	Clock clock() {
		return this.clock;
	}

	ProcessTable table() {
		return this.table;
	}

	LifeCycle lifeCycle() {
		return this.lifeCycle;
	}

	Links links() {
		return this.links;
	}

	Linking linking() {
		return this.linking;
	}

	@Nullable SocketManager sockets() {
		return this.sockets;
	}

	@Nullable ContextCarrier carrier() {
		return this.carrier;
	}

	AccessControl access() {
		return this.access;
	}

	RequestRouter router() {
		return this.router;
	}

	@Nullable Activity activity() {
		return this.activity;
	}

	Address address() {
		return this.address;
	}

	void setAddress(Address address) {
		this.address = address;
	}

	EventQueue newQueue(NamedTask owner, ProcessBase process) {
		MailboxOptions options = process.mailbox(this.mailbox);
		EventQueue queue = options.isBounded() ? EventQueue.bounded(options) : this.queues.get();
		return (this.filter != null) ? EventQueue.filtered(queue, new Filtering(this.filter, this, owner.upid()))
				: queue;
	}

	long nanoTime() {
		return this.clock.nanoTime();
	}

	/** A cell is about to be scheduled. */
	void wakes() {
		if (this.activity != null) {
			this.activity.begin();
		}
	}

	void scheduleBlocking(Task task) {
		wakes();
		this.blocking.schedule(task);
	}

	/** A cell has become idle or has ended, or a task is done. */
	void idle() {
		if (this.activity != null) {
			this.activity.end();
		}
	}

	/** Sends a message to a process here or elsewhere. */
	void send(Message message) {
		if (message.to().address().equals(this.address)) {
			deliver(message.to(), (this.carrier != null) ? this.carrier.local(message) : new MessageEvent(message));
		}
		else if (this.sockets != null) {
			this.sockets.send((this.carrier != null) ? this.carrier.remote(message) : message);
		}
		else {
			drop(new MessageEvent(message), message.to(), DeadLetterReason.NO_TRANSPORT);
		}
	}

	/**
	 * Delivers an event to a local process or gives it up.
	 * @return what became of it; closed or full if it was given up
	 */
	Offer deliver(UPID to, Event event) {
		ProcessCell cell = this.table.find(to.id());
		if (cell == null) {
			drop(event, to, DeadLetterReason.NO_SUCH_PROCESS);
			return Offer.CLOSED;
		}
		Offer offer = cell.submit(event);
		if (offer == Offer.CLOSED) {
			drop(event, to, DeadLetterReason.TERMINATED);
		}
		return offer;
	}

	/** Gives an event up, so that whoever waits for it learns so. */
	void drop(Event event, UPID to, DeadLetterReason reason) {
		event.accept(new Undelivered(this.deadLetters, this.totals.abandoned(), this.clock.now(), to, reason));
	}

	/** Lists a message as a dead letter. */
	void refuse(Message message, DeadLetterReason reason) {
		this.deadLetters.add(new DeadLetter(this.clock.now(), reason, EventKind.MESSAGE, message.name(), message.from(),
				message.to()));
	}

	/** Chooses the events whose wait is measured: see {@link MailboxTask#stamp}. */
	int stamp(int events) {
		boolean measured = (ThreadLocalRandom.current().nextInt() & SAMPLE_MASK) < events;
		return measured ? stampOf(nanoTime()) : 0;
	}

	long nanosSince(int stamp) {
		return Math.max(0, (long) (stampOf(nanoTime()) - stamp) << STAMP_SHIFT);
	}

	/** Time in units of a microsecond, never zero; wraps around after 36 minutes. */
	private static int stampOf(long nanoTime) {
		return (int) (nanoTime >> STAMP_SHIFT) | 1;
	}

}
