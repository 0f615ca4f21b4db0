package io.actorprocess.test.simulation;

import java.time.Duration;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/**
 * Breaks and mends what a plan says.
 * <p>
 * Thread-safety: for the one thread of a simulation.
 */
final class Faults {

	private final World world;

	private final FaultSource source;

	private final RandomGenerator random;

	/** Null until it is begun with. */
	private @Nullable FaultPlan plan;

	Faults(World world, FaultSource source, RandomGenerator random) {
		this.world = world;
		this.source = source;
		this.random = random;
	}

	FaultPlan plan() {
		return (this.plan != null) ? this.plan : FaultPlan.none();
	}

	FaultPlan start() {
		if (this.plan != null) {
			throw new IllegalStateException("startFaults() was called a second time: a run has one plan");
		}
		FaultPlan drawn = this.source.plan(this.random, this.world.nodes().stream().map(Node::name).toList());
		this.plan = drawn;
		drawn.faults().forEach(this::plan);
		return drawn;
	}

	/** A scenario that never begins with its faults would prove less than it seems to. */
	void requireStarted() {
		if (this.plan == null && this.source != Simulation.NO_FAULTS) {
			throw new IllegalStateException(
					"The simulation has faults, but the scenario never called startFaults(): call it when the machines "
							+ "are there, or leave the faults out");
		}
	}

	void plan(Fault fault) {
		after(fault.at(), () -> {
			this.world.note("fault: " + fault);
			strike(fault);
		});
	}

	private void strike(Fault fault) {
		Network network = this.world.network();
		if (fault instanceof Fault.Crash crash) {
			node(crash.node()).crash();
			after(crash.down(), node(crash.node())::boot);
		}
		else if (fault instanceof Fault.PowerLoss loss) {
			node(loss.node()).losePower();
			after(loss.down(), node(loss.node())::boot);
		}
		else if (fault instanceof Fault.Cut cut) {
			network.cut(node(cut.node()), node(cut.peer()));
		}
		else if (fault instanceof Fault.HalfOpen half) {
			network.deaden(node(half.node()), node(half.peer()));
		}
		else if (fault instanceof Fault.Partition partition) {
			network.bar(node(partition.node()), node(partition.peer()), true);
			after(partition.lasting(), () -> network.bar(node(partition.node()), node(partition.peer()), false));
		}
		else {
			hamper(fault);
		}
	}

	private void hamper(Fault fault) {
		Network network = this.world.network();
		if (fault instanceof Fault.Lag lag) {
			network.lag(node(lag.node()), node(lag.peer()), lag.extra().toNanos());
			after(lag.lasting(), () -> network.lag(node(lag.node()), node(lag.peer()), -lag.extra().toNanos()));
		}
		else if (fault instanceof Fault.Slow slow) {
			node(slow.node()).slowDown(slow.factor());
			after(slow.lasting(), () -> node(slow.node()).speedUp(slow.factor()));
		}
		else if (fault instanceof Fault.Skew skew) {
			node(skew.node()).skew(skew.jump(), skew.speed());
		}
	}

	private void after(Duration delay, Runnable action) {
		this.world.timeline().in(delay.toNanos(), action);
	}

	private Node node(String name) {
		return this.world.node(name);
	}

}
