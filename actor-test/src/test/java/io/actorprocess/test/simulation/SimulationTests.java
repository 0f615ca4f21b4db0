package io.actorprocess.test.simulation;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.actorprocess.message.UPID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SimulationTests {

	private static final Duration PACE = Duration.ofMillis(20);

	private static final FaultMix FAULTS = FaultMix.of(Duration.ofSeconds(5), 10);

	private static final Duration LENGTH = Duration.ofSeconds(10);

	/** Three machines that all talk to each other. */
	private static void addChatters(World world) {
		UPID[] peers = new UPID[3];
		for (int i = 0; i < peers.length; i++) {
			peers[i] = UPID.parse(Chatter.ID + "@10.0.0." + (i + 2) + ":5050");
		}
		for (String name : List.of("a", "b", "c")) {
			world.addNode(name, (node) -> node.manager().spawn(new Chatter(PACE, peers)));
		}
	}

	private static void chat(World world) {
		addChatters(world);
		world.startFaults();
		world.run(LENGTH);
	}

	private static Scenario failingIfDown(String... nodes) {
		return (world) -> {
			addChatters(world);
			Set<String> wereDown = new HashSet<>();
			world.invariant(() -> world.nodes().stream().filter((node) -> !node.isUp()).forEach((node) -> {
				wereDown.add(node.name());
			}));
			world.startFaults();
			world.run(LENGTH);
			if (wereDown.containsAll(Set.of(nodes))) {
				throw new AssertionError("They were down: " + List.of(nodes));
			}
		};
	}

	@Test
	void sameSeedGivesTheSameRunToTheLastEvent() {
		Simulation simulation = Simulation.of(SimulationTests::chat).faults(FAULTS);

		for (long seed = 1; seed <= 100; seed++) {
			List<Trace.Entry> first = simulation.run(seed).entries();

			assertThat(simulation.run(seed).entries()).isEqualTo(first).hasSizeGreaterThan(1000);
		}
	}

	@Test
	void everySeedGivesAnotherRun() {
		Set<List<Trace.Entry>> runs = new HashSet<>();

		for (long seed = 1; seed <= 20; seed++) {
			runs.add(Simulation.run(seed, SimulationTests::chat).entries());
		}

		assertThat(runs).hasSize(20);
	}

	@Test
	void failingRunTellsItsSeedItsFaultsAndWhatHappenedLast() {
		Simulation simulation = Simulation.of((world) -> {
			chat(world);
			world.note("the end is near");
			throw new AssertionError("this is wrong");
		}).faults(FaultPlan.of(new Fault.Cut(Duration.ofSeconds(1), "a", "b")));

		assertThatExceptionOfType(SimulationFailure.class).isThrownBy(() -> simulation.run(42))
			.withMessageContaining("seed 42 fails: this is wrong")
			.withMessageContaining("Cut[at=PT1S, node=a, peer=b]")
			.withMessageContaining("chatter handles 'number' from chatter@10.0.0.")
			.withMessageContaining("the end is near")
			.satisfies((failure) -> assertThat(failure.trace().toString()).contains("boots, for the 1. time"));
	}

	@Test
	void searchFindsTheFirstSeedThatFailsAndLeavesOutWhatIsNotNeeded() {
		Simulation simulation = Simulation.of(failingIfDown("a", "b")).faults(FAULTS);

		SimulationFailure failure = simulation.search(1, 2000).orElseThrow();

		assertThat(failure.plan().faults()).hasSize(2).allSatisfy((fault) -> {
			assertThat(fault).isInstanceOfAny(Fault.Crash.class, Fault.PowerLoss.class);
		});
		for (long seed = 1; seed < failure.seed(); seed++) {
			long passing = seed;
			assertThatCode(() -> simulation.run(passing)).doesNotThrowAnyException();
		}
		assertThatExceptionOfType(SimulationFailure.class)
			.isThrownBy(() -> simulation.faults(failure.plan()).run(failure.seed()))
			.satisfies((again) -> assertThat(again.trace().entries()).isEqualTo(failure.trace().entries()));
	}

	@Test
	void searchThatFindsNothingSaysSo() {
		assertThat(Simulation.of(failingIfDown("a")).search(1, 10)).isEmpty();
	}

	@Test
	void checkThrowsWhatASearchFinds() {
		Simulation simulation = Simulation.of(failingIfDown("a")).faults(FAULTS);

		assertThatExceptionOfType(SimulationFailure.class).isThrownBy(() -> simulation.check(1, 1000))
			.withMessageContaining("They were down: [a]");
	}

	@Test
	void brokenInvariantEndsTheRunAtOnce() {
		assertThatExceptionOfType(SimulationFailure.class).isThrownBy(() -> Simulation.run(1, (world) -> {
			addChatters(world);
			world.invariant(() -> assertThat(world.time()).isLessThan(Duration.ofSeconds(3)));
			world.run(LENGTH);
		}))
			.satisfies((failure) -> assertThat(failure.trace().length()).isBetween(Duration.ofSeconds(2),
					Duration.ofSeconds(4)));
	}

	@Test
	void scenarioThatForgetsItsFaultsFails() {
		assertThatExceptionOfType(SimulationFailure.class)
			.isThrownBy(() -> Simulation.of((world) -> world.run(LENGTH)).faults(FAULTS).run(1))
			.withMessageContaining("startFaults()");
	}

	@Test
	void scenarioThatBeginsTwiceWithItsFaultsFails() {
		assertThatExceptionOfType(SimulationFailure.class).isThrownBy(() -> Simulation.run(1, (world) -> {
			world.startFaults();
			world.startFaults();
		})).withMessageContaining("second time");
	}

	@Test
	void waitThatIsInVainSaysWhatItWaitedFor() {
		assertThatExceptionOfType(SimulationFailure.class)
			.isThrownBy(() -> Simulation.run(1, (world) -> world.runUntil("pigs fly", LENGTH, () -> false)))
			.withMessageContaining("pigs fly");
	}

	@Test
	void machinesHaveNames() {
		assertThatExceptionOfType(SimulationFailure.class).isThrownBy(() -> Simulation.run(1, (world) -> {
			addChatters(world);
			world.addNode("a", (node) -> {
			});
		})).withMessageContaining("'a' already");
		assertThatExceptionOfType(SimulationFailure.class)
			.isThrownBy(() -> Simulation.run(1, (world) -> world.node("d")))
			.withMessageContaining("no machine 'd'");
	}

	@Test
	void machineThatIsDownHasNoRuntime() {
		assertThatExceptionOfType(SimulationFailure.class).isThrownBy(() -> Simulation.run(1, (world) -> {
			addChatters(world);
			world.node("a").crash();
			world.node("a").manager();
		})).withMessageContaining("a is down");
	}

	@Test
	void faultMixRefusesToBeEmpty() {
		assertThatIllegalArgumentException().isThrownBy(() -> FaultMix.of(Duration.ZERO, 1));
	}

	@Test
	void networkRefusesToBeFasterThanItself() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> NetworkConditions.defaults().withLatency(Duration.ofSeconds(2), Duration.ofSeconds(1)));
		assertThatIllegalArgumentException().isThrownBy(() -> NetworkConditions.defaults().withLoss(1000));
	}

}
