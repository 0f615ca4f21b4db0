package io.actorprocess.test.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.Address;
import io.actorprocess.message.UPID;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.scheduling.SteppingScheduler;

/**
 * A machine with a runtime of its own. It can crash and boot again; each life has a fresh
 * runtime at the same address.
 * <p>
 * Thread-safety: for the one thread of a simulation.
 */
public final class Node {

	private static final int LONGEST_TURN_NANOS = 20_000;

	private final World world;

	private final String name;

	private final Address address;

	private final Boot boot;

	private final RandomGenerator random;

	private @Nullable Life life;

	private int lives;

	private boolean powered;

	/** How many times as long a turn takes; the worst counts. */
	private final List<Integer> burdens = new ArrayList<>(List.of(1));

	/** What a machine has as long as it is up. */
	private record Life(ProcessManager manager, SteppingScheduler scheduler, NodeClock clock,
			SimulatedSockets sockets) {

	}

	private boolean turnPlanned;

	Node(World world, String name, Address address, Boot boot, RandomGenerator random) {
		this.world = world;
		this.name = name;
		this.address = address;
		this.boot = boot;
		this.random = random;
	}

	/**
	 * What the scenario calls the machine.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Where its runtime listens.
	 * @return the same address in every life
	 */
	public Address address() {
		return this.address;
	}

	/**
	 * The address of a process on this machine.
	 * @param id the id of the process
	 * @return the address, whether or not such a process lives
	 */
	public UPID upid(String id) {
		return new UPID(id, this.address);
	}

	/**
	 * Which of its lives the machine is in.
	 * @return 1 after the first boot
	 */
	public int life() {
		return this.lives;
	}

	/**
	 * Whether the machine has a runtime now.
	 * @return false between a crash and the next boot
	 */
	public boolean isUp() {
		return this.life != null;
	}

	/**
	 * The runtime of the present life.
	 * @return the manager
	 * @throws IllegalStateException if the machine is down
	 */
	public ProcessManager manager() {
		return alive().manager();
	}

	/**
	 * The typed address of a process of the present life.
	 * @param <T> the type of the object that handles calls
	 * @param id the id of the process
	 * @param type the type
	 * @return its address
	 * @throws IllegalStateException if the machine is down
	 */
	public <T> PID<T> pid(String id, Class<T> type) {
		return manager().pid(id, type);
	}

	private Life alive() {
		Life present = this.life;
		if (present == null) {
			throw new IllegalStateException(
					"The machine " + this.name + " is down and has no runtime: ask isUp() first, or boot() it");
		}
		return present;
	}

	/**
	 * Starts the machine. Does nothing if it is up.
	 */
	public void boot() {
		if (isUp()) {
			return;
		}
		this.lives++;
		this.powered = true;
		this.turnPlanned = false;
		this.life = this.world.newLife(this, Life::new);
		note("boots, for the " + this.lives + ". time");
		try {
			this.boot.boot(this);
		}
		catch (Exception ex) {
			throw new IllegalStateException("The machine " + this.name + " does not boot: " + ex.getMessage(), ex);
		}
		this.world.network().booted(this);
	}

	/** Puts the parts of a life together. */
	interface LifeFactory<L> {

		L create(ProcessManager manager, SteppingScheduler scheduler, NodeClock clock, SimulatedSockets sockets);

	}

	/**
	 * Ends the runtime as a signal that cannot be caught does. The machine lives on: its
	 * peers are told that the connections are gone. Does nothing if it is down.
	 */
	public void crash() {
		end("crashes", true);
	}

	/**
	 * Takes the machine's power away: its peers are told nothing. Does nothing if it is
	 * down.
	 */
	public void losePower() {
		end("loses its power", false);
	}

	/**
	 * Stops the runtime in order, as at the end of an application. Does nothing if it is
	 * down.
	 * @param drainTimeout how long to let events be handled, in real time: no timer of a
	 * simulation fires meanwhile
	 */
	public void stop(Duration drainTimeout) {
		Life present = this.life;
		if (present != null) {
			note("stops");
			present.manager().stop(drainTimeout);
			end("has stopped", true);
		}
	}

	private void end(String how, boolean stillPowered) {
		Life over = this.life;
		if (over != null) {
			note(how);
			this.life = null;
			this.powered = stillPowered;
			over.scheduler().close();
			over.clock().close();
			over.sockets().vanish();
		}
	}

	boolean isPowered() {
		return this.powered;
	}

	@Nullable SimulatedSockets listening() {
		Life present = this.life;
		return (present != null && present.sockets().isOpen()) ? present.sockets() : null;
	}

	void slowDown(int factor) {
		this.burdens.add(factor);
	}

	void speedUp(int factor) {
		this.burdens.remove((Integer) factor);
	}

	void skew(Duration jump, double speed) {
		Life present = this.life;
		if (present != null) {
			present.clock().skew(jump, speed);
		}
	}

	/** Plans the next turn of a process if one waits and none is planned. */
	void planTurn() {
		Life present = this.life;
		if (present != null && !this.turnPlanned && present.scheduler().statistics().queued() > 0) {
			this.turnPlanned = true;
			int planned = this.lives;
			long nanos = (1 + this.random.nextInt(LONGEST_TURN_NANOS)) * (long) Collections.max(this.burdens);
			this.world.timeline().in(nanos, () -> takeTurn(planned));
		}
	}

	private void takeTurn(int plannedInLife) {
		Life present = this.life;
		if (present != null && this.lives == plannedInLife) {
			this.turnPlanned = false;
			present.scheduler().step();
		}
	}

	/**
	 * Asks a route of this machine as a client elsewhere would.
	 * @param target the path, such as {@code /master/state}, possibly with a query
	 * @return the response to come; failed if the machine does not listen when the
	 * request arrives, or goes down before it has answered
	 */
	public Future<HttpResponse> get(String target) {
		return new Visit(this.world.network(), this, target).begin();
	}

	private void note(String what) {
		this.world.network().note(this, what);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
