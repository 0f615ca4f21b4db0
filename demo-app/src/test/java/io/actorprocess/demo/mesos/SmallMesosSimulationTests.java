package io.actorprocess.demo.mesos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import io.actorprocess.test.simulation.Fault;
import io.actorprocess.test.simulation.FaultMix;
import io.actorprocess.test.simulation.FaultPlan;
import io.actorprocess.test.simulation.Simulation;
import io.actorprocess.test.simulation.SimulationFailure;
import io.actorprocess.test.simulation.Trace;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The small Mesos in worlds that break in many ways. {@code -Dsim.seed} is the first seed
 * and {@code -Dsim.seeds} how many there are.
 */
class SmallMesosSimulationTests {

	private static final FaultMix FAULTS = FaultMix.of(Duration.ofSeconds(8), 8).sparing(SmallMesosScenario.FRAMEWORK);

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.actorprocess");

	@BeforeEach
	void silence() {
		this.logger.setLevel(Level.OFF);
	}

	@AfterEach
	void speak() {
		this.logger.setLevel(null);
	}

	@Test
	@Timeout(value = 10, unit = TimeUnit.MINUTES)
	void everyWordIsCountedOnceWhateverBreaks() {
		Simulation.of(new SmallMesosScenario())
			.faults(FAULTS)
			.check(Long.getLong("sim.seed", 1), Integer.getInteger("sim.seeds", 500));
	}

	@Test
	void jobOutlivesEveryAgentItBeganOn() {
		FaultPlan plan = FaultPlan.of(crash("agent-1", 1000), crash("agent-2", 1200), crash("agent-3", 1400));

		Trace trace = Simulation.of(new SmallMesosScenario()).faults(plan).run(1);

		assertThat(trace.entries()).extracting(Trace.Entry::what)
			.filteredOn((what) -> what.equals("boots, for the 2. time"))
			.hasSize(3);
	}

	private static Fault crash(String agent, long millis) {
		return new Fault.Crash(Duration.ofMillis(millis), agent, Duration.ofMillis(1000));
	}

	@Test
	void sameSeedSameRunToTheLastEvent() {
		Simulation simulation = Simulation.of(new SmallMesosScenario()).faults(FAULTS);

		for (long seed = 1; seed <= 100; seed++) {
			assertThat(simulation.run(seed).entries()).isEqualTo(simulation.run(seed).entries());
		}
	}

	/**
	 * A plausible idea, and wrong: a task that nobody saw running needs no second
	 * attempt. If the news that an agent is lost overtakes the first status update of its
	 * task, the task is never launched again.
	 */
	private static PlantedBug forgetfulFramework() throws IOException {
		return PlantedBug.in(Framework.class)
			.replace("private long submitted;", "private long submitted; Set<String> seenRunning = new HashSet<>();")
			.replace("import java.util.ArrayList;", "import java.util.*;")
			.replace("default -> logger.debug(\"Task {} is {}\", update.getTaskId(), update.getState());",
					"default -> this.seenRunning.add(update.getTaskId());")
			.replace("is lost and will be done again: {}\", update.getTaskId(), update.getReason());", """
					is lost", update.getTaskId());
					boolean ran = this.seenRunning.contains(update.getTaskId());
					if (!ran && update.getReason().startsWith("agent ")) {
						return;
					}
					""".strip());
	}

	@Test
	void bugPlantedInACopyIsFoundBySearch(@TempDir Path directory) throws Exception {
		Simulation copy = Simulation.of(forgetfulFramework().scenario(directory)).faults(FAULTS);

		SimulationFailure failure = copy.search(1, 10_000).orElseThrow();

		assertThat(failure).hasMessageContaining("The job does not end");
		assertThat(failure.plan().faults()).hasSizeBetween(1, 3);
	}

}
