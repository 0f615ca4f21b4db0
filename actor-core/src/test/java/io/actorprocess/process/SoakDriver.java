package io.actorprocess.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;

import io.actorprocess.clock.Timer;
import io.actorprocess.future.Future;

/**
 * A thread that keeps a population of processes busy with random choices.
 * <p>
 * Thread-safety: its figures may be read once it has ended.
 */
final class SoakDriver extends Thread {

	private static final int POPULATION = 100;

	private final ProcessManager manager;

	private final SoakLedger ledger;

	private final SplittableRandom random;

	private final long nanos;

	private final PID<SoakWitness> witness;

	/** Those that ended stay for a while: calls to them are of interest, too. */
	private final List<PID<SoakMember>> members = new ArrayList<>();

	private long watched;

	private @Nullable Throwable failure;

	SoakDriver(ProcessManager manager, SoakLedger ledger, long seed, long nanos) {
		super("soak-driver-" + seed);
		this.manager = manager;
		this.ledger = ledger;
		this.random = new SplittableRandom(seed);
		this.nanos = nanos;
		this.witness = manager.pid(SoakWitness.ID, SoakWitness.class);
	}

	@Override
	public void run() {
		long start = System.nanoTime();
		try {
			while (System.nanoTime() - start < this.nanos && this.manager.state() == ManagerState.RUNNING) {
				act();
			}
		}
		catch (Throwable ex) {
			// A spawn may find that the runtime has just begun to stop.
			this.failure = (this.manager.state() == ManagerState.RUNNING) ? ex : null;
		}
	}

	private void act() throws InterruptedException {
		if (this.members.size() < POPULATION || this.random.nextInt(20) == 0) {
			spawn();
		}
		PID<SoakMember> one = any();
		PID<SoakMember> other = any();
		switch (this.random.nextInt(12)) {
			case 0 -> this.manager.terminate(one.upid(), this.random.nextBoolean());
			case 1 -> one.tell((member) -> member.watch(other.upid()));
			case 2 -> one.tell((member) -> member.ping(other.upid()));
			case 3 -> one.tell(SoakMember::later);
			case 4 -> time(one);
			default -> call(one, other);
		}
	}

	private void call(PID<SoakMember> one, PID<SoakMember> other) throws InterruptedException {
		this.ledger.admit();
		Future<?> future = switch (this.random.nextInt(8)) {
			case 0 -> one.dispatch(SoakMember::fail);
			case 1 -> one.dispatchFlat((member) -> member.ask(other));
			case 2 -> one.dispatchFlat(SoakMember::hesitate);
			case 3 -> one.dispatch((member) -> {
				member.end();
				return true;
			});
			default -> one.dispatch(SoakMember::handle);
		};
		this.ledger.enter(future);
		// A hesitant one would wait for ever; the others do not mind.
		future.discard();
	}

	private void time(PID<SoakMember> one) {
		Timer timer = one.delay(Duration.ofMillis(this.random.nextInt(3)), SoakMember::handle);
		if (this.random.nextBoolean()) {
			timer.cancel();
		}
	}

	private void spawn() {
		PID<SoakMember> spawned = this.manager.spawn(new SoakMember());
		this.witness.tell((watcher) -> watcher.watch(spawned.upid()));
		this.watched++;
		if (this.members.size() < POPULATION) {
			this.members.add(spawned);
		}
		else {
			PID<SoakMember> replaced = this.members.set(this.random.nextInt(POPULATION), spawned);
			this.manager.terminate(replaced.upid(), this.random.nextBoolean());
		}
	}

	private PID<SoakMember> any() {
		return this.members.get(this.random.nextInt(this.members.size()));
	}

	long watched() {
		return this.watched;
	}

	@Nullable Throwable failure() {
		return this.failure;
	}

}
