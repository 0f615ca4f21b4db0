package io.actorprocess.benchmarks;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.actorprocess.benchmarks.workload.Metric;
import io.actorprocess.benchmarks.workload.Trial;
import io.actorprocess.benchmarks.workload.TrialOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every workload does on every runtime what it is meant to, at a small size. A workload
 * itself fails if something is lost.
 */
class SmokeTests {

	/** Workloads that note figures of their own also at a small size. */
	private static final List<String> TALKATIVE = List.of("memory", "population", "flooded-1", "timers", "paced",
			"large-number-of-links", "dispatch-defer", "protobuf-install-handler", "remote-ping-1");

	static Stream<Case> cases() {
		return Catalogue.workloads()
			.stream()
			.flatMap((workload) -> Catalogue.runtimes().stream().map((runtime) -> new Case(workload, runtime)))
			.filter(Catalogue::isOffered);
	}

	@ParameterizedTest
	@MethodSource("cases")
	void workloadIsDone(Case chosen) throws Exception {
		Trial trial = new Trial(TrialOptions.SMOKE);

		chosen.run(trial);

		assertThat(trial.figures().values()).allMatch(Double::isFinite);
		if (TALKATIVE.contains(chosen.workload())) {
			assertThat(trial.figures()).isNotEmpty();
		}
	}

	@Test
	void oursFiresNoTimerEarly() throws Exception {
		Trial trial = new Trial(TrialOptions.SMOKE);

		new Case("timers", "actor-process").run(trial);

		assertThat(trial.figures()).containsEntry(new Metric("early", "timers"), 0.0);
	}

}
