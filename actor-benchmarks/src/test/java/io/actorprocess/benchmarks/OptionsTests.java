package io.actorprocess.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OptionsTests {

	@Test
	void everythingIsRunUnlessChosen() {
		Options options = Options.parse(new String[0]);

		assertThat(Catalogue.workloads()).containsAll(options.workloads())
			.hasSize(options.workloads().size() + 1)
			.contains("memory-10m");
		assertThat(options.workloads()).doesNotContain("memory-10m");
		assertThat(options.plan()).singleElement().satisfies((share) -> assertThat(share.forks()).isEqualTo(3));
	}

	@Test
	void choiceIsTaken() {
		Options options = Options.parse(new String[] { "--workloads", "tell,ring", "--runtimes", "vertx", "--forks",
				"2", "--jvm-args", "-Xmx1g -XX:+UseParallelGC" });

		assertThat(options.workloads()).containsExactly("tell", "ring");
		assertThat(options.plan()).singleElement().satisfies((share) -> {
			assertThat(share.runtimes()).containsExactly("vertx");
			assertThat(share.forks()).isEqualTo(2);
		});
		assertThat(options.jvmArguments()).containsExactly("-Xmx1g", "-XX:+UseParallelGC");
	}

	@Test
	void finalGivesTheTwoMainRuntimesMoreForks() {
		Options options = Options.parse(new String[] { "--final" });

		assertThat(options.plan()).extracting(Options.Share::forks).containsExactly(5, 1);
		assertThat(options.plan().get(0).runtimes()).contains("actor-process", "pekko-tuned");
		assertThat(options.plan().get(1).runtimes()).contains("bound").doesNotContain("actor-process");
	}

	@Test
	void unknownNamesAreRefusedWithThoseThatExist() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Options.parse(new String[] { "--workloads", "tell,rings" }))
			.withMessageContainingAll("rings", "ring");
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(new String[] { "--slow" }))
			.withMessageContaining("--slow");
	}

	@Test
	void helpNamesEveryWorkloadAndRuntime() {
		assertThat(Options.helpText()).contains(Catalogue.workloads()).contains(Catalogue.runtimes());
	}

}
