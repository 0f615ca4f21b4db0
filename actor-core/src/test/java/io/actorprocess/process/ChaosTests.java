package io.actorprocess.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.message.EventKind;
import io.actorprocess.metrics.EventCounters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thousand supervised processes, under every policy and scope there is, of whose events
 * one in a hundred throws: five million events or {@code -Dactor.chaos.events=…}, after
 * which each must have been handled, failed to its caller, or listed as a dead letter.
 * {@code -Dactor.chaos.seed=…} repeats the choices of a run, though not its
 * interleavings.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ChaosTests {

	private static final long SEED = Long.getLong("actor.chaos.seed", System.nanoTime());

	private static final long EVENTS = Long.getLong("actor.chaos.events", 5_000_000);

	private static final int DRIVERS = 2;

	private static final int ROUNDS = 1000;

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.actorprocess");

	private final VirtualClock clock = new VirtualClock();

	private final ProcessManager manager = ProcessManager.builder().workerCount(2).clock(this.clock).build();

	private final ChaosLedger ledger = new ChaosLedger();

	@BeforeEach
	void start() {
		// Tens of thousands of failures are to be expected, each with a stack trace
		this.logger.setLevel(Level.OFF);
		this.manager.deadLetters().subscribe(this.ledger::lost);
		this.manager.start();
	}

	@AfterEach
	void stop() {
		this.manager.close();
		this.clock.close();
		this.logger.setLevel(null);
	}

	@Test
	void everyEventIsHandledOrFailedToItsCallerOrADeadLetter() throws Exception {
		for (int family = 0; family < ChaosParent.FAMILIES; family++) {
			int number = family;
			this.manager.supervise(() -> new ChaosParent(number, this.ledger), ChaosParent.POLICY);
		}
		this.manager.settle();

		drive();
		comeToRest();

		ChaosLedger all = this.ledger;
		assertThat(all.sent()).as("Sent of %s", all).isEqualTo(EVENTS);
		for (ChaosEvent kind : ChaosEvent.values()) {
			assertThat(all.ran(kind)).as("Handled of %s", all).isPositive();
			assertThat(all.threw(kind)).as("Failed of %s", all).isPositive();
			assertThat(all.ran(kind) + all.lost(kind)).as("%s of %s", kind, all).isEqualTo(all.sent(kind));
		}
		assertThat(all.answered()).isEqualTo(all.ran(ChaosEvent.CALL) - all.threw(ChaosEvent.CALL));
		assertThat(all.failedToCaller()).isEqualTo(all.threw(ChaosEvent.CALL));
		runtimeCountsTheSame();
		assertThat(this.manager.monitor().processes()).as("Restored after %s", all)
			.hasSize(ChaosParent.FAMILIES * (ChaosParent.CHILDREN + 1));
	}

	private void runtimeCountsTheSame() {
		ChaosLedger all = this.ledger;
		EventCounters members = this.manager.definitions().get(ChaosMember.class.getSimpleName());
		EventCounters parents = this.manager.definitions().get(ChaosParent.class.getSimpleName());
		assertThat(members.handled(EventKind.MESSAGE))
			.isEqualTo(all.ran(ChaosEvent.MESSAGE) - all.threw(ChaosEvent.MESSAGE));
		assertThat(members.failed(EventKind.MESSAGE)).isEqualTo(all.threw(ChaosEvent.MESSAGE));
		assertThat(members.failed(EventKind.DISPATCH))
			.isEqualTo(all.threw(ChaosEvent.TELL) + all.threw(ChaosEvent.CALL));
		assertThat(parents.failed(EventKind.DISPATCH) + all.lostEscalations()).isEqualTo(all.escalated());
		assertThat(this.manager.monitor().statistics().futuresAbandoned()).isEqualTo(all.abandoned());
		assertThat(this.manager.deadLetters().count()).isEqualTo(all.lost() + all.lostEscalations());
		assertThat(all.lost()).isPositive();
		assertThat(this.manager.monitor().statistics().restarted()).isPositive();
	}

	private void drive() throws Exception {
		List<ChaosDriver> drivers = new ArrayList<>();
		for (int i = 0; i < DRIVERS; i++) {
			long share = EVENTS / DRIVERS + ((i < EVENTS % DRIVERS) ? 1 : 0);
			drivers.add(new ChaosDriver(this.manager, this.clock, this.ledger, SEED + i, share));
		}
		drivers.forEach(Thread::start);
		for (ChaosDriver driver : drivers) {
			driver.join();
			assertThat(driver.failure()).isNull();
		}
	}

	/** Lets every pause pass, and whoever ended come back. */
	private void comeToRest() {
		for (int round = 0; round < ROUNDS && (round == 0 || this.clock.timers() > 0); round++) {
			this.manager.settle();
			this.clock.advance(ChaosParent.LONGEST_PAUSE);
		}
		this.manager.settle();
	}

}
