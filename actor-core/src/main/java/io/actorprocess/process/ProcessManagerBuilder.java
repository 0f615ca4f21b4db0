package io.actorprocess.process;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import io.actorprocess.clock.Clock;
import io.actorprocess.http.AccessControl;
import io.actorprocess.http.Firewall;
import io.actorprocess.mailbox.EventQueue;
import io.actorprocess.mailbox.MailboxOptions;
import io.actorprocess.message.Address;
import io.actorprocess.remote.SocketManager;
import io.actorprocess.scheduling.BlockingPool;
import io.actorprocess.scheduling.Scheduler;
import io.actorprocess.scheduling.SchedulingOptions;
import io.actorprocess.scheduling.WorkerPool;

/**
 * Settings of a {@link ProcessManager}. Every setting has a default; without a
 * {@link #socketManager} the runtime talks to nobody outside.
 * <p>
 * Thread-safety: for one thread; do not change it after {@link #build()}.
 */
public final class ProcessManagerBuilder {

	/** Longer waits than a little more are not measured. */
	private static final Duration LONGEST_WAIT_WARNING = Duration.ofMinutes(30);

	private String ip = "127.0.0.1";

	private int port;

	private @Nullable String advertisedIp;

	private int advertisedPort;

	private @Nullable SocketManager sockets;

	private @Nullable Clock clock;

	private Firewall firewall = new Firewall();

	private AccessControl access = new AccessControl();

	private Function<ProcessManager, List<Endpoint>> endpoints = (manager) -> List
		.of(Endpoint.processes(manager, null));

	private Supplier<EventQueue> queues = EventQueue::lockFree;

	private MailboxOptions mailbox = MailboxOptions.unbounded();

	private @Nullable EventFilter filter;

	private SchedulingOptions scheduling = SchedulingOptions.defaults();

	private Function<SchedulingOptions, Scheduler> schedulers = WorkerPool::start;

	private int blockingThreads = 64;

	private @Nullable ContextCarrier carrier;

	private Duration stuckWarning = Duration.ofSeconds(2);

	private Duration waitWarning = Duration.ofSeconds(10);

	private Supplier<? extends RandomGenerator> random = ThreadLocalRandom::current;

	ProcessManagerBuilder() {
	}

	/**
	 * The IP address to listen on.
	 * @param ip an IPv4 or IPv6 literal; the default is loopback
	 * @return this
	 */
	public ProcessManagerBuilder ip(String ip) {
		this.ip = ip;
		return this;
	}

	/**
	 * The port to listen on.
	 * @param port 0, the default, for a free one
	 * @return this
	 */
	public ProcessManagerBuilder port(int port) {
		this.port = port;
		return this;
	}

	/**
	 * The IP address that processes put into their UPIDs, where others cannot reach the
	 * one that is listened on.
	 * @param ip an IP literal
	 * @return this
	 */
	public ProcessManagerBuilder advertisedIp(String ip) {
		this.advertisedIp = ip;
		return this;
	}

	/**
	 * The port that processes put into their UPIDs.
	 * @param port 0, the default, for the port that is listened on
	 * @return this
	 */
	public ProcessManagerBuilder advertisedPort(int port) {
		this.advertisedPort = port;
		return this;
	}

	/**
	 * How many threads run processes.
	 * @param workers at least 1; the default is the number of cores, at least 2
	 * @return this
	 */
	public ProcessManagerBuilder workerCount(int workers) {
		this.scheduling = this.scheduling.withWorkers(workers);
		return this;
	}

	/**
	 * Workers, run queue and time slices.
	 * @param options the options; replaces {@link #workerCount}
	 * @return this
	 */
	public ProcessManagerBuilder scheduling(SchedulingOptions options) {
		this.scheduling = options;
		return this;
	}

	/**
	 * Who runs the processes, such as a scheduler that a test drives by hand.
	 * @param schedulers makes a scheduler at each start; the default is a pool of threads
	 * @return this
	 */
	public ProcessManagerBuilder scheduler(Function<SchedulingOptions, Scheduler> schedulers) {
		this.schedulers = schedulers;
		return this;
	}

	/**
	 * How many threads blocking processes and {@link ProcessManager#async async} work may
	 * use on a JVM without virtual threads. A scheduler that a test drives by hand runs
	 * them itself.
	 * @param threads at least 1; the default is 64
	 * @return this
	 */
	public ProcessManagerBuilder blockingThreads(int threads) {
		if (threads < 1) {
			throw new IllegalArgumentException("%d threads for blocking work: at least 1 is needed".formatted(threads));
		}
		this.blockingThreads = threads;
		return this;
	}

	/**
	 * From when on a process that is at one event counts as stuck and is warned of.
	 * @param warning the default is 2 seconds; zero for no watchdog
	 * @return this
	 */
	public ProcessManagerBuilder stuckWarning(Duration warning) {
		if (warning.isNegative()) {
			throw new IllegalArgumentException("A stuck-process warning after " + warning
					+ ": a time above zero is needed, or zero for no warning");
		}
		this.stuckWarning = warning;
		return this;
	}

	/**
	 * How long an event may wait for its turn before its process counts as late and is
	 * warned of.
	 * @param warning the default is 10 seconds, the most half an hour; zero for no
	 * warning
	 * @return this
	 */
	public ProcessManagerBuilder waitWarning(Duration warning) {
		if (warning.isNegative() || warning.compareTo(LONGEST_WAIT_WARNING) > 0) {
			throw new IllegalArgumentException("A warning of events that wait for " + warning + ": a time up to "
					+ LONGEST_WAIT_WARNING + " is needed, or zero for no warning");
		}
		this.waitWarning = warning;
		return this;
	}

	/**
	 * The sockets of the runtime. The manager binds them at start and closes them at
	 * stop.
	 * @param sockets not shared with another manager
	 * @return this
	 */
	public ProcessManagerBuilder socketManager(SocketManager sockets) {
		this.sockets = sockets;
		return this;
	}

	/**
	 * Where time comes from. The manager does not close a clock that it was given.
	 * @param clock the default is a system clock of its own
	 * @return this
	 */
	public ProcessManagerBuilder clock(Clock clock) {
		this.clock = clock;
		return this;
	}

	/**
	 * How many events may wait for a process that does not say so itself.
	 * @param options the bound of each process; the default is none
	 * @return this
	 */
	public ProcessManagerBuilder mailbox(MailboxOptions options) {
		this.mailbox = options;
		return this;
	}

	/**
	 * The kind of event queue of processes without a bound.
	 * @param queues makes the queue of each process; the default is lock-free
	 * @return this
	 */
	public ProcessManagerBuilder eventQueue(Supplier<EventQueue> queues) {
		this.queues = queues;
		return this;
	}

	/**
	 * The rules that HTTP requests have to pass. Keep the object to replace the rules
	 * while the runtime runs.
	 * @param firewall the default lets everything in
	 * @return this
	 */
	public ProcessManagerBuilder firewall(Firewall firewall) {
		this.firewall = firewall;
		return this;
	}

	/**
	 * Who may use the routes that name a realm. Keep the object to change that while the
	 * runtime runs.
	 * @param access the default knows no realms and lets everybody in
	 * @return this
	 */
	public ProcessManagerBuilder accessControl(AccessControl access) {
		this.access = access;
		return this;
	}

	/**
	 * What the runtime itself serves over HTTP, beside the routes of the processes.
	 * @param endpoints makes the endpoints at each start; of two that serve a path the
	 * first does; the default is {@code /__processes__} alone
	 * @return this
	 */
	public ProcessManagerBuilder endpoints(Function<ProcessManager, List<Endpoint>> endpoints) {
		this.endpoints = endpoints;
		return this;
	}

	/**
	 * What decides which events reach their processes, for tests. Without one, events
	 * cost nothing extra.
	 * @param filter the filter; the default is none
	 * @return this
	 */
	public ProcessManagerBuilder eventFilter(EventFilter filter) {
		this.filter = filter;
		return this;
	}

	/**
	 * What takes the context of senders along to handlers.
	 * @param propagation the default is none, which costs nothing
	 * @return this
	 */
	public ProcessManagerBuilder contextPropagation(ContextPropagation propagation) {
		this.carrier = new ContextCarrier(propagation);
		return this;
	}

	/**
	 * Where chance comes from, such as the jitter of a restart's pause: for tests that
	 * repeat a run.
	 * @param random a generator for the thread that asks; the default is the thread's own
	 * @return this
	 */
	public ProcessManagerBuilder random(Supplier<? extends RandomGenerator> random) {
		this.random = random;
		return this;
	}

	/**
	 * A manager that is not started yet.
	 * @return the manager
	 * @throws IllegalArgumentException if an address is malformed
	 */
	public ProcessManager build() {
		requestedAddress();
		return new ProcessManager(this);
	}

	/**
	 * A manager that is started.
	 * @return the manager
	 * @throws IllegalArgumentException if an address is malformed
	 * @throws io.actorprocess.remote.BindFailedException if the port cannot be had
	 */
	public ProcessManager start() {
		ProcessManager manager = build();
		manager.start();
		return manager;
	}

	Address requestedAddress() {
		return Address.of(this.ip, this.port);
	}

	/** What UPIDs carry when the sockets listen on an address. */
	Address advertised(Address bound) {
		InetAddress address = (this.advertisedIp != null) ? Address.parseIp(this.advertisedIp) : bound.ip();
		if (address.isAnyLocalAddress()) {
			address = LocalHost.address();
		}
		return new Address(address, (this.advertisedPort != 0) ? this.advertisedPort : bound.port());
	}

	Scheduler newScheduler() {
		return this.schedulers.apply(this.scheduling);
	}

	/** Where blocking work runs: a driven scheduler keeps everything in its hands. */
	Scheduler newBlockingScheduler(Scheduler workers) {
		return workers.isDriven() ? workers : BlockingPool.start(this.scheduling, this.blockingThreads);
	}

	Duration stuckWarning() {
		return this.stuckWarning;
	}

	Duration waitWarning() {
		return this.waitWarning;
	}

	int workers() {
		return this.scheduling.workers();
	}

	Supplier<? extends RandomGenerator> random() {
		return this.random;
	}

	Clock clockOrSystem() {
		return (this.clock != null) ? this.clock : Clock.system();
	}

	@Nullable Clock clock() {
		return this.clock;
	}

	@Nullable SocketManager sockets() {
		return this.sockets;
	}

	Firewall firewall() {
		return this.firewall;
	}

	AccessControl access() {
		return this.access;
	}

	Function<ProcessManager, List<Endpoint>> endpoints() {
		return this.endpoints;
	}

	@Nullable EventFilter eventFilter() {
		return this.filter;
	}

	@Nullable ContextCarrier carrier() {
		return this.carrier;
	}

	MailboxOptions mailbox() {
		return this.mailbox;
	}

	Supplier<EventQueue> queues() {
		return this.queues;
	}

}
