package io.actorprocess.test.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.Future;
import io.actorprocess.message.Address;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.scheduling.SteppingScheduler;
import io.actorprocess.test.MissingValueError;

/**
 * The world of one run: machines, a network between them, time and chance. Nothing
 * happens unless the scenario lets time pass.
 * <p>
 * Thread-safety: for the thread that plays the scenario. Processes must not call it.
 */
public final class World {

	/*
	 * One thread takes the earliest happening off the timeline, again and again: a turn
	 * of a process (one event), a timer, a piece of data that arrives, a fault. Each turn
	 * takes a random time, each piece a random way, and a machine's next turn goes to a
	 * random one of its processes that wait: so every order that real machines could
	 * produce can come about, and a seed decides which. What draws from chance has a
	 * generator of its own, split off in a fixed order: one fault less leaves the plan of
	 * the others as it was.
	 */

	private static final long MOST_STEPS = 5_000_000;

	private static final int PORT = 5050;

	private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

	private final long seed;

	private final Timeline timeline = new Timeline(MOST_STEPS);

	private final Trace trace = new Trace();

	private final Map<String, Node> nodes = new LinkedHashMap<>();

	private final List<Runnable> invariants = new ArrayList<>();

	private final RandomGenerator random;

	private final SplittableRandom machines;

	private final Network network;

	private final Faults faults;

	World(long seed, NetworkConditions conditions, FaultSource source) {
		SplittableRandom chance = new SplittableRandom(seed);
		this.seed = seed;
		this.random = chance.split();
		this.machines = chance.split();
		this.network = new Network(this.timeline, chance.split(), conditions, this.trace);
		this.faults = new Faults(this, source, chance.split());
	}

	/**
	 * The seed of this run.
	 * @return the seed
	 */
	public long seed() {
		return this.seed;
	}

	/**
	 * Chance for the scenario.
	 * @return a generator that depends on the seed alone
	 */
	public RandomGenerator random() {
		return this.random;
	}

	/**
	 * How much time has passed.
	 * @return the time since the beginning
	 */
	public Duration time() {
		return Duration.ofNanos(this.timeline.now());
	}

	/**
	 * What has happened so far.
	 * @return the trace of this run
	 */
	public Trace trace() {
		return this.trace;
	}

	/**
	 * Writes something into the trace.
	 * @param what anything of interest to whoever reads it
	 */
	public void note(String what) {
		this.trace.add(this.timeline.now(), "", what);
	}

	/**
	 * Adds a machine and boots it.
	 * @param name what to call it
	 * @param boot what it does when it comes up, this time and after each crash
	 * @return the machine
	 * @throws IllegalArgumentException if there is one of that name
	 */
	public Node addNode(String name, Boot boot) {
		if (this.nodes.containsKey(name)) {
			throw new IllegalArgumentException("There is a machine '" + name + "' already: give each its own name");
		}
		int number = this.nodes.size() + 1;
		Address address = Address.of("10.0.%d.%d".formatted(number / 250, 1 + number % 250), PORT);
		Node node = new Node(this, name, address, boot, this.machines.split());
		this.nodes.put(name, node);
		this.network.add(node);
		node.boot();
		return node;
	}

	/**
	 * A machine.
	 * @param name what it is called
	 * @return the machine
	 * @throws IllegalArgumentException if there is none of that name
	 */
	public Node node(String name) {
		Node node = this.nodes.get(name);
		if (node == null) {
			throw new IllegalArgumentException(
					"There is no machine '" + name + "', only " + this.nodes.keySet() + ": add it first");
		}
		return node;
	}

	/**
	 * The machines.
	 * @return all, in the order in which they were added
	 */
	public List<Node> nodes() {
		return List.copyOf(this.nodes.values());
	}

	/**
	 * Demands that something is true after everything that happens from now on.
	 * @param invariant throws if it is not
	 */
	public void invariant(Runnable invariant) {
		this.invariants.add(invariant);
	}

	/**
	 * Begins with the faults of the run: the plan that it was given, or one that the seed
	 * draws for the machines that there are now. Times of faults count from here.
	 * @return the plan
	 * @throws IllegalStateException if it was called before
	 */
	public FaultPlan startFaults() {
		return this.faults.start();
	}

	/**
	 * Breaks something, at its time from now on. It is no part of the plan that a search
	 * makes smaller.
	 * @param fault what
	 */
	public void inject(Fault fault) {
		this.faults.plan(fault);
	}

	/**
	 * Lets time pass.
	 * @param duration how much
	 */
	public void run(Duration duration) {
		long until = this.timeline.now() + duration.toNanos();
		boolean more = true;
		while (more) {
			more = step(until);
		}
	}

	/**
	 * Lets time pass until something is so.
	 * @param what what is awaited, for the message of a failure
	 * @param limit for how long at most
	 * @param condition whether it is so
	 * @throws AssertionError if it is not so when the time is over
	 */
	public void runUntil(String what, Duration limit, BooleanSupplier condition) {
		long until = this.timeline.now() + limit.toNanos();
		boolean more = true;
		while (!condition.getAsBoolean()) {
			if (!more) {
				throw new AssertionError("After " + limit + " it is still not so: " + what);
			}
			more = step(until);
		}
	}

	/**
	 * Lets time pass until a future is complete, for at most ten minutes.
	 * @param <T> the type of its value
	 * @param future the future
	 * @return its value
	 * @throws AssertionError if it does not get one
	 */
	public <T> T await(Future<T> future) {
		runUntil("the future is complete", LONGEST_WAIT, () -> !future.isPending());
		if (!future.isReady()) {
			throw new MissingValueError(future);
		}
		return future.value();
	}

	private boolean step(long until) {
		this.nodes.values().forEach(Node::planTurn);
		if (!this.timeline.step(until)) {
			return false;
		}
		this.invariants.forEach(Runnable::run);
		return true;
	}

	Timeline timeline() {
		return this.timeline;
	}

	Network network() {
		return this.network;
	}

	FaultPlan plan() {
		return this.faults.plan();
	}

	/** The world ends, and with it everything in it. */
	void end() {
		this.faults.requireStarted();
	}

	<L> L newLife(Node node, Node.LifeFactory<L> factory) {
		SplittableRandom chance = this.machines.split();
		SplittableRandom turns = chance.split();
		NodeClock clock = new NodeClock(this.timeline, VirtualClock.DEFAULT_START);
		SteppingScheduler scheduler = new SteppingScheduler(1, turns::nextInt);
		SimulatedSockets sockets = new SimulatedSockets(this.network, node);
		ProcessManager manager = ProcessManager.builder()
			.ip(node.address().ip().getHostAddress())
			.port(node.address().port())
			.workerCount(1)
			.clock(clock)
			.random(() -> chance)
			.scheduler((options) -> scheduler)
			.socketManager(sockets)
			.eventFilter(new Witness(this.network, node))
			.start();
		return factory.create(manager, scheduler, clock, sockets);
	}

}
