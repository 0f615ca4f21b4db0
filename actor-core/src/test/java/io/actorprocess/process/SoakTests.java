package io.actorprocess.process;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.actorprocess.future.FutureState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random spawns, calls, links, timers, discards and ends on two workers, for three
 * seconds or {@code -Dactor.soak.seconds=…}: what goes in must come out.
 * {@code -Dactor.soak.seed=…} repeats the choices of a run, though not its interleavings.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class SoakTests {

	private static final long SEED = Long.getLong("actor.soak.seed", System.nanoTime());

	private static final long SECONDS = Long.getLong("actor.soak.seconds", 3);

	private static final int DRIVERS = 2;

	private static final int ROUNDS = 100;

	private static final Duration LIMIT = Duration.ofSeconds(30);

	/** What a run may leave behind outside its runtime: profiles, metadata of classes. */
	private static final long HEAP_MARGIN = 8 << 20;

	@Test
	void everyFutureIsAccountedForAndNothingIsLeft() throws Exception {
		soak(TimeUnit.SECONDS.toNanos(1));
		long heap = heapInUse();

		SoakLedger ledger = soak(TimeUnit.SECONDS.toNanos(SECONDS));

		for (FutureState end : FutureState.values()) {
			assertThat(ledger.ended(end) > 0).as("Futures that are %s: %s", end, ledger)
				.isEqualTo(end != FutureState.PENDING);
		}
		assertThat(ledger.ended()).as("Ended of %s", ledger).isEqualTo(ledger.calls());
		assertThat(heapInUse() - heap).as("Growth of the heap by %s", ledger).isLessThan(HEAP_MARGIN);
	}

	@Test
	void stopAmidSpawnsAndCallsLeavesNobodyWaiting() throws Exception {
		for (int round = 0; round < ROUNDS; round++) {
			SoakLedger ledger = new SoakLedger(SEED + round);
			ProcessManager manager = ProcessManager.builder().workerCount(2).start();
			List<SoakDriver> drivers = drive(manager, ledger, TimeUnit.MINUTES.toNanos(1));
			assertThat(ledger.awaitCalls(1000, LIMIT)).isTrue();

			manager.stop(Duration.ZERO);

			join(drivers);
			assertThat(ledger.awaitEnds(LIMIT)).as("After round %d: %s", round, ledger).isTrue();
			assertThat(manager.monitor().processes()).isEmpty();
			assertThat(manager.monitor().statistics().terminated()).isEqualTo(manager.monitor().statistics().spawned());
			manager.close();
		}
	}

	private static SoakLedger soak(long nanos) throws Exception {
		Set<Thread> threads = Thread.getAllStackTraces().keySet();
		SoakLedger ledger = new SoakLedger(SEED);
		try (ProcessManager manager = ProcessManager.builder().workerCount(2).start()) {
			PID<SoakWitness> witness = manager.spawn(new SoakWitness());
			List<SoakDriver> drivers = drive(manager, ledger, nanos);
			join(drivers);
			endAll(manager, drivers, witness);
			assertThat(ledger.awaitEnds(LIMIT)).as("Every future ends: %s", ledger).isTrue();
			assertThat(manager.monitor().processes()).isEmpty();
			assertThat(manager.monitor().statistics().terminated()).isEqualTo(manager.monitor().statistics().spawned());
			assertThat(manager.stop(LIMIT).isClean()).isTrue();
		}
		Set<Thread> left = Thread.getAllStackTraces().keySet();
		left.removeAll(threads);
		for (Thread thread : left) {
			thread.join(LIMIT.toMillis());
			assertThat(thread.isAlive()).as("%s lives on", thread).isFalse();
		}
		return ledger;
	}

	private static List<SoakDriver> drive(ProcessManager manager, SoakLedger ledger, long nanos) {
		List<SoakDriver> drivers = new ArrayList<>();
		for (int i = 0; i < DRIVERS; i++) {
			drivers.add(new SoakDriver(manager, ledger, ledger.seed() + i, nanos));
		}
		drivers.forEach(Thread::start);
		return drivers;
	}

	private static void join(List<SoakDriver> drivers) throws InterruptedException {
		for (SoakDriver driver : drivers) {
			driver.join();
			assertThat(driver.failure()).isNull();
		}
	}

	/** Ends all processes, and compares the links of the witness with its notices. */
	private static void endAll(ProcessManager manager, List<SoakDriver> drivers, PID<SoakWitness> witness)
			throws Exception {
		for (ProcessInfo process : manager.monitor().processes()) {
			if (!process.id().equals(witness.id())) {
				manager.terminate(process.upid(), false);
				assertThat(manager.ended(process.upid()).await(LIMIT)).isTrue();
			}
		}
		// What the first call finds in the queue may send notices to the witness itself.
		witness.dispatch(SoakWitness::notices).get(LIMIT);
		long notices = witness.dispatch(SoakWitness::notices).get(LIMIT);
		assertThat(notices).as("Notices of ends")
			.isEqualTo(drivers.stream().mapToLong(SoakDriver::watched).sum())
			.isPositive();
		manager.terminate(witness);
		assertThat(manager.wait(witness, LIMIT)).isTrue();
	}

	private static long heapInUse() {
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
