package io.actorprocess.process;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.Future;
import io.actorprocess.message.Address;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.EventCounters;
import io.actorprocess.scheduling.SteppingScheduler;

/**
 * A runtime whose only worker is the actor that drives it.
 * <p>
 * Thread-safety: any thread may spawn and call; one at a time may run.
 */
final class World {

	static final UPID LINKEE = new UPID("linkee", Address.of("127.0.0.1", 0));

	private final SteppingScheduler scheduler = new SteppingScheduler();

	private final ProcessManager manager = settings().start();

	/** Owned by the actor that runs processes. */
	private @Nullable Member newest;

	private ProcessManagerBuilder settings() {
		return ProcessManager.builder().workerCount(1).clock(new VirtualClock()).scheduler((options) -> this.scheduler);
	}

	PID<Member> spawn() {
		return this.manager.spawn(new Member(this));
	}

	/** A cell that is never scheduled: it only collects events. */
	ProcessCell cell(ProcessId id) {
		Engine engine = Objects.requireNonNull(this.manager.engineIfStarted());
		return new ProcessCell(engine, id, Incarnation.of(new Member(this)), Lineage.of(Supervision.stop(), null, null),
				new EventCounters("cell", 1), 1);
	}

	/** In turn: what waits is handled before. */
	void terminate(PID<Member> pid) {
		this.manager.terminate(pid.upid(), false);
	}

	Future<?> ended(PID<Member> pid) {
		return this.manager.ended(pid.upid());
	}

	int living() {
		return this.manager.monitor().processes().size();
	}

	void runAll() {
		this.scheduler.runUntilIdle();
	}

	@Nullable Member runNewest() {
		runAll();
		return this.newest;
	}

	/** A process with fields that only a safe start carries over to its worker. */
	static final class Member extends ProcessBase {

		private final World world;

		private int number;

		/** Owned by the process. */
		private int seen;

		Member(World world) {
			this.world = world;
			this.number = 7;
		}

		@Override
		protected void initialize() {
			this.seen = this.number;
			this.world.newest = this;
		}

		int number() {
			return this.number;
		}

		int seen() {
			return this.seen;
		}

	}

}
