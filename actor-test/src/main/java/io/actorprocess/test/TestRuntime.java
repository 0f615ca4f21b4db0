package io.actorprocess.test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.actorprocess.clock.Clock;
import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.Future;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.process.ProcessManagerBuilder;
import io.actorprocess.remote.Responses;

/**
 * A runtime whose time a test moves and whose traffic it sees. Time stands still at
 * first; {@code clock().resume()} lets it follow the machine's.
 * <p>
 * Thread-safety: for the thread of the test.
 */
public final class TestRuntime implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Duration DRAIN = Duration.ofMillis(100);

	private static final Duration TURN = Duration.ofMillis(5);

	private final ProcessManager manager;

	private final Traffic traffic;

	/** Null if the clock is somebody else's. */
	private final @Nullable VirtualClock ownClock;

	private final List<Probe> probes = new CopyOnWriteArrayList<>();

	/**
	 * Wraps a manager that somebody else has built.
	 * @param manager the manager
	 * @param traffic its event filter
	 */
	public TestRuntime(ProcessManager manager, Traffic traffic) {
		this(manager, traffic, null);
	}

	private TestRuntime(ProcessManager manager, Traffic traffic, @Nullable VirtualClock ownClock) {
		this.manager = manager;
		this.traffic = traffic;
		this.ownClock = ownClock;
	}

	/**
	 * A runtime without sockets, whose time stands still.
	 * @return the runtime, started
	 */
	public static TestRuntime start() {
		return start((builder) -> {
		});
	}

	/**
	 * A runtime with settings, on a free port if it has sockets. Its time stands still
	 * unless the settings name another clock.
	 * @param settings changes the builder
	 * @return the runtime, started
	 */
	public static TestRuntime start(Consumer<? super ProcessManagerBuilder> settings) {
		Traffic traffic = new Traffic();
		VirtualClock clock = new VirtualClock();
		ProcessManagerBuilder builder = ProcessManager.builder().clock(clock);
		settings.accept(builder);
		return new TestRuntime(builder.eventFilter(traffic).start(), traffic, clock);
	}

	/**
	 * The manager of the processes.
	 * @return the manager
	 */
	public ProcessManager manager() {
		return this.manager;
	}

	/**
	 * The events on their way to the processes.
	 * @return where to make rules for them
	 */
	public Traffic traffic() {
		return this.traffic;
	}

	/**
	 * The time of the runtime.
	 * @return the clock
	 * @throws IllegalStateException if the runtime follows the machine's time for good
	 */
	public VirtualClock clock() {
		if (this.manager.clock() instanceof VirtualClock clock) {
			return clock;
		}
		throw new IllegalStateException("The time of this runtime cannot be moved: it was given another clock than a "
				+ "VirtualClock; leave the clock to the test kit");
	}

	private boolean isPaused() {
		Clock clock = this.manager.clock();
		return clock instanceof VirtualClock virtual && virtual.isPaused();
	}

	/**
	 * Spawns a process and waits until it is initialized and has nothing left to do.
	 * @param <P> the type of the process
	 * @param process a process that does not live
	 * @return its address
	 */
	public <P extends ProcessBase> PID<P> spawn(P process) {
		PID<P> pid = this.manager.spawn(process);
		settleIfPaused();
		return pid;
	}

	/**
	 * Spawns a process that takes every message and says what the test wants.
	 * @param id its id
	 * @return the probe
	 */
	public Probe probe(String id) {
		Probe probe = new Probe(this, id);
		this.probes.add(probe);
		spawn(probe);
		return probe;
	}

	private void settleIfPaused() {
		if (isPaused()) {
			settle();
		}
	}

	/**
	 * Waits until nothing is left to do at the present time, which must stand still.
	 */
	public void settle() {
		this.manager.settle();
	}

	/**
	 * Lets time pass, from timer to timer, and settles at each.
	 * @param duration how much
	 */
	public void advance(Duration duration) {
		VirtualClock clock = clock();
		Instant end = clock.now().plus(duration);
		settle();
		while (clock.nextDeadline().filter((next) -> !next.isAfter(end)).isPresent()) {
			clock.advanceToNextTimer();
			settle();
		}
		clock.advance(Duration.between(clock.now(), end));
	}

	/**
	 * What a future has come to: once the runtime has settled, or, while time passes by
	 * itself, within ten seconds.
	 * @param <T> the type of the value
	 * @param future the future
	 * @return its value
	 * @throws AssertionError if it has none
	 */
	public <T> T value(Future<T> future) {
		awaitUnlessPaused(() -> !future.isPending());
		if (!future.isReady()) {
			throw new MissingValueError(future);
		}
		return future.value();
	}

	/**
	 * The answer to a GET request that is sent once the runtime has settled, as a client
	 * would get it: a route that fails is a response of 500.
	 * @param target the path with the id of the process, such as {@code /counter/add?n=5}
	 * @return the response
	 * @throws AssertionError if there is none
	 */
	public HttpResponse get(String target) {
		settleIfPaused();
		Future<HttpResponse> response = this.manager.serve(HttpRequest.get(target), null);
		awaitUnlessPaused(() -> !response.isPending());
		return response.isPending() ? value(response) : Responses.of(response);
	}

	/**
	 * Takes the next event of a pattern that has reached its process and was not expected
	 * before. Waits for it as {@link #value} does.
	 * @param pattern which event
	 * @return the event
	 * @throws AssertionError if there is none
	 */
	public Seen expect(EventPattern pattern) {
		awaitUnlessPaused(() -> this.traffic.unasked().stream().anyMatch(pattern::matches));
		Optional<Seen> found = this.traffic.take(pattern);
		return found.orElseThrow(() -> new AssertionError("Expected " + pattern + ", but it did not come. What came:\n"
				+ list(this.traffic.unasked()) + "\n" + report()));
	}

	/**
	 * Demands that no event of a pattern has reached its process that was not expected
	 * before.
	 * @param pattern which events
	 * @throws AssertionError if there is one once the runtime has settled
	 */
	public void expectNone(EventPattern pattern) {
		settleIfPaused();
		List<Seen> came = this.traffic.unasked().stream().filter(pattern::matches).toList();
		if (!came.isEmpty()) {
			throw new AssertionError("Expected no " + pattern + ", but it came:\n" + list(came));
		}
	}

	private static String list(List<Seen> events) {
		return events.isEmpty() ? "  nothing"
				: events.stream().map((seen) -> "  " + seen).collect(Collectors.joining("\n"));
	}

	/**
	 * While time passes by itself there is nothing to settle, so it looks now and then.
	 */
	private void awaitUnlessPaused(BooleanSupplier condition) {
		if (isPaused()) {
			settle();
			return;
		}
		for (long left = PATIENCE.dividedBy(TURN); left > 0 && !condition.getAsBoolean(); left--) {
			LockSupport.parkNanos(TURN.toNanos());
		}
	}

	/**
	 * What the runtime looks like now: processes, mailboxes, links, timers and the last
	 * dead letters.
	 * @return text for people
	 */
	public String report() {
		return RuntimeReport.of(this.manager);
	}

	/**
	 * Ends the probes and forgets rules and events. Other processes go on.
	 */
	public void reset() {
		this.probes.forEach(Probe::end);
		this.probes.clear();
		settleIfPaused();
		this.traffic.reset();
	}

	/**
	 * Stops the runtime, without waiting for timers.
	 */
	@Override
	public void close() {
		this.manager.stop(DRAIN);
		this.manager.close();
		if (this.ownClock != null) {
			// Most tests leave timers, and nobody wants to hear of them each time
			this.ownClock.cancelAll();
			this.ownClock.close();
		}
	}

}
