package io.actorprocess.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.actorprocess.clock.Clock;
import io.actorprocess.event.Event;
import io.actorprocess.future.CheckedSupplier;
import io.actorprocess.future.Future;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Principal;
import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.metrics.DeadLetters;
import io.actorprocess.metrics.Definitions;

/**
 * A runtime of processes: spawns them, finds them, ends them. Each manager has its own
 * workers, clock, sockets and process table, so several live in one JVM.
 *
 * <pre>{@code
 * try (ProcessManager manager = ProcessManager.builder().workerCount(4).start()) {
 *     PID<Counter> counter = manager.spawn(new Counter());
 *     Future<Long> total = counter.dispatch(c -> c.add(5));
 * }
 * }</pre>
 * <p>
 * It can be started again after a stop; of its past only counters and PIDs stay good.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class ProcessManager implements AutoCloseable {

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

	private final ProcessManagerBuilder settings;

	private final DeadLetters deadLetters;

	private final Totals totals = new Totals();

	private final Definitions definitions;

	/** Of the whole life of this manager; ours if the builder was given none. */
	private final Clock clock;

	/** Null before the first start; stays when stopped. Written under this. */
	private volatile @Nullable Engine engine;

	/** Written once, by the first handler that meets one. */
	private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

	/** Written under this. */
	private volatile ManagerState state = ManagerState.NEW;

	ProcessManager(ProcessManagerBuilder settings) {
		this.settings = settings;
		this.definitions = new Definitions(settings.workers());
		this.clock = settings.clockOrSystem();
		this.deadLetters = new DeadLetters(this.clock::nanoTime);
	}

	/**
	 * Settings of a new manager.
	 * @return a builder
	 */
	public static ProcessManagerBuilder builder() {
		return new ProcessManagerBuilder();
	}

	/**
	 * Binds the sockets and starts the workers.
	 * @throws io.actorprocess.remote.BindFailedException if the port cannot be had; the
	 * manager stays stopped
	 * @throws IllegalStateException if it runs already
	 */
	public synchronized void start() {
		if (this.state == ManagerState.RUNNING || this.state == ManagerState.DRAINING) {
			throw new IllegalStateException("The process manager on " + address() + " is " + this.state
					+ " already: stop it before it is started again");
		}
		Engine started = new Engine(this, this.settings, this.totals);
		started.start(this.settings);
		this.engine = started;
		this.state = ManagerState.RUNNING;
	}

	/**
	 * Announces the end: no process can be spawned and no HTTP request is served from now
	 * on; what runs goes on. Idempotent.
	 */
	public synchronized void drain() {
		if (this.state == ManagerState.RUNNING) {
			this.state = ManagerState.DRAINING;
		}
	}

	/**
	 * Stops the runtime: lets waiting events be handled for a while, ends all processes,
	 * newest first, closes sockets and workers. Idempotent.
	 * @param drainTimeout how long to let events be handled
	 * @return what was cut off
	 * @throws IllegalStateException if called within a process, which would wait for
	 * itself
	 */
	public synchronized StopReport stop(Duration drainTimeout) {
		Engine running = this.engine;
		if (running != null && running.isInside()) {
			throw new IllegalStateException(
					"stop() was called within a process, whose end it waits for: call it from another thread");
		}
		drain();
		if (this.state != ManagerState.DRAINING || running == null) {
			return new StopReport(true, List.of());
		}
		StopReport report = new Shutdown(running).run(drainTimeout);
		this.state = ManagerState.STOPPED;
		return report;
	}

	/**
	 * Stops with a drain of at most ten seconds, and frees what the manager holds.
	 */
	@Override
	public void close() {
		stop(CLOSE_TIMEOUT);
		if (this.settings.clock() == null) {
			this.clock.close();
		}
	}

	/**
	 * Where the manager stands in its life.
	 * @return the state
	 */
	public ManagerState state() {
		return this.state;
	}

	/**
	 * Spawns a process under the supervision its class asks for. Its {@code initialize}
	 * runs later on a worker.
	 * @param <P> the type of the process
	 * @param process a process that does not live
	 * @return its address
	 * @throws DuplicateProcessException if a living process bears the id
	 * @throws IllegalArgumentException if its supervision may restart it: that takes
	 * {@link #supervise}
	 * @throws IllegalStateException if the runtime does not run, or the process is alive
	 */
	public <P extends ProcessBase> PID<P> spawn(P process) {
		return spawner().spawn(process);
	}

	/**
	 * Spawns a process that can be restarted.
	 * @param <P> the type of the process
	 * @param factory makes each instance, the first one at once on the calling thread
	 * @param policy what to do when it fails
	 * @return its address, which all instances keep
	 * @throws DuplicateProcessException if a living process bears the id
	 * @throws IllegalStateException if the runtime does not run, or the factory fails
	 */
	public <P extends ProcessBase> PID<P> supervise(CheckedSupplier<? extends P> factory, Supervision policy) {
		return spawner().supervise(factory, policy);
	}

	/**
	 * Spawns a process under the supervision its class asks for, where calls may go to
	 * another object than the process, such as a proxy.
	 * @param id the id, in the form that the constructor of the process takes
	 * @param factory makes each instance, with the same id or none; the first one at once
	 * on the calling thread
	 * @return its address, which all instances keep
	 * @throws DuplicateProcessException if a living process bears the id
	 * @throws IllegalArgumentException if the process was made with another id
	 * @throws IllegalStateException if the runtime does not run, or the factory fails
	 */
	public PID<?> spawnAs(String id, CheckedSupplier<Incarnation> factory) {
		return spawner().spawnAs(id, factory);
	}

	private Spawner spawner() {
		if (this.state != ManagerState.RUNNING) {
			throw new IllegalStateException("Cannot spawn a process: the process manager is " + this.state
					+ ((this.state == ManagerState.NEW) ? "; start it first" : ""));
		}
		return spawner(null);
	}

	Spawner spawner(@Nullable ProcessCell parent) {
		return new Spawner(this, engine(), parent);
	}

	/**
	 * The typed address of a process by its id, whether or not it lives yet.
	 * @param <T> the type of the object that handles the calls
	 * @param id the id
	 * @param type the type; calls reach no process of another type
	 * @return its address
	 */
	public <T> PID<T> pid(String id, Class<T> type) {
		return new PID<>(this, id, type);
	}

	/**
	 * Ends a local process once it has handled what waits, or at once.
	 * @param pid the process; nothing happens if it does not live here
	 * @param inject true to give up what waits
	 */
	public void terminate(UPID pid, boolean inject) {
		ProcessCell cell = find(pid);
		if (cell != null) {
			cell.terminate(inject);
		}
	}

	/**
	 * Ends a local process after the handler in hand; what waits is given up.
	 * @param pid the process
	 */
	public void terminate(PID<?> pid) {
		terminate(pid.upid(), true);
	}

	/**
	 * A future of the end of a local process.
	 * @param pid the process
	 * @return ready once the process has ended and its links are told; ready at once if
	 * no such process lives here
	 */
	public Future<@Nullable Void> ended(UPID pid) {
		ProcessCell cell = find(pid);
		return (cell != null) ? cell.ended() : Future.<@Nullable Void>ready(null);
	}

	/**
	 * Waits until a local process has ended.
	 * @param pid the process
	 * @param limit how long at most, in real time
	 * @return false if it still lives then
	 * @throws InterruptedException if the thread is interrupted
	 * @throws IllegalStateException if a process waits for itself
	 */
	public boolean wait(PID<?> pid, Duration limit) throws InterruptedException {
		ProcessCell cell = find(pid.id());
		if (cell == null) {
			return true;
		}
		if (cell.isCurrent()) {
			throw new IllegalStateException(cell + " waits for its own end, which would never come: use ended(pid)");
		}
		return cell.ended().await(limit);
	}

	/**
	 * Does work that may block, on the threads of blocking processes.
	 * @param <T> the type of the result
	 * @param work the work
	 * @return the result to come; failed with what the work throws, abandoned if the
	 * runtime stops before. A discard before the work begins prevents it.
	 */
	public <T extends @Nullable Object> Future<T> async(CheckedSupplier<? extends T> work) {
		return engine().async().submit(work);
	}

	/**
	 * Sends a message that no process sent.
	 * @param to the receiver, here or in another runtime
	 * @param name the message's name
	 * @param body the bytes, handed over
	 */
	public void post(UPID to, String name, byte[] body) {
		engine().send(new Message(name, UPID.ANONYMOUS, to, body));
	}

	/**
	 * Asks a process over HTTP without a socket, through the firewall and its realms.
	 * @param request the request
	 * @param principal who asks, if that is known: then no authenticator is asked
	 * @return the response to come; discard it when nobody waits for it any more
	 */
	public Future<HttpResponse> serve(HttpRequest request, @Nullable Principal principal) {
		return engine().router().routeToProcess(request, principal);
	}

	/**
	 * Waits until no process runs or has anything to do and no timer is due. Needs a
	 * paused {@link io.actorprocess.clock.VirtualClock}. Does not see what other threads
	 * or sockets are about to deliver.
	 * @throws IllegalStateException if the clock is not virtual and paused, if called
	 * within a process, or if the processes never come to rest
	 */
	public void settle() {
		new Quiescence(engine()).settle();
	}

	/**
	 * The address that this runtime's processes bear.
	 * @return the advertised address
	 * @throws IllegalStateException if the manager was never started
	 */
	public Address address() {
		return engine().address();
	}

	/**
	 * Whether the manager was ever started, so that it has an address.
	 * @return true after the first start
	 */
	public boolean isStarted() {
		return this.engine != null;
	}

	/**
	 * Where the time of this runtime comes from.
	 * @return the clock
	 */
	public Clock clock() {
		return this.clock;
	}

	/**
	 * The event counters of each definition of a process.
	 * @return the collection of counters
	 */
	public Definitions definitions() {
		return this.definitions;
	}

	/**
	 * What can be seen of the processes from outside.
	 * @return a live view
	 */
	public ProcessMonitor monitor() {
		return new ProcessMonitor(this, this.settings, this.totals);
	}

	/**
	 * What was not delivered.
	 * @return the collection of dead letters
	 */
	public DeadLetters deadLetters() {
		return this.deadLetters;
	}

	/**
	 * The failure of the virtual machine, such as an {@link OutOfMemoryError}, for which
	 * this manager stopped itself.
	 * @return the failure, or nothing if there was none
	 */
	public Optional<Throwable> failure() {
		return Optional.ofNullable(this.failure.get());
	}

	/** A handler met a failure of the virtual machine: nothing here can be relied on. */
	void failed(Throwable fatal) {
		if (this.failure.compareAndSet(null, fatal)) {
			new Thread(() -> stop(Duration.ZERO), "actor-fatal-stop").start();
		}
	}

	@Nullable Engine engineIfStarted() {
		return this.engine;
	}

	@Nullable ContextCarrier carrier() {
		return this.settings.carrier();
	}

	@Nullable ProcessCell find(String id) {
		return isStarted() ? engine().table().find(id) : null;
	}

	void drop(Event event, String id) {
		UPID to = new UPID(id, isStarted() ? address() : this.settings.requestedAddress());
		DeadLetterReason reason = (find(id) != null) ? DeadLetterReason.TERMINATED : DeadLetterReason.NO_SUCH_PROCESS;
		event.accept(new Undelivered(this.deadLetters, this.totals.abandoned(), this.clock.now(), to, reason));
	}

	private @Nullable ProcessCell find(UPID pid) {
		return pid.address().equals(address()) ? find(pid.id()) : null;
	}

	private Engine engine() {
		Engine current = this.engine;
		if (current == null) {
			throw new IllegalStateException("The process manager was never started: call start() first");
		}
		return current;
	}

}
