package io.actorprocess.demo.mesos;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

import io.actorprocess.test.simulation.FaultMix;
import io.actorprocess.test.simulation.Simulation;

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
	void sameSeedSameRunToTheLastEvent() {
		Simulation simulation = Simulation.of(new SmallMesosScenario()).faults(FAULTS);

		for (long seed = 1; seed <= 100; seed++) {
			assertThat(simulation.run(seed).entries()).isEqualTo(simulation.run(seed).entries());
		}
	}

}
