package io.actorprocess.benchmarks;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.actorprocess.benchmarks.workload.Metric;

import static org.assertj.core.api.Assertions.assertThat;

class SummaryTests {

	private static Figure rate(String runtime, double value) {
		return new Figure("tell", runtime, Metric.RATE, value);
	}

	private static final List<Figure> FORKS = List.of(rate("actor-process", 50), rate("pekko-tuned", 10),
			rate("actor-process", 40), rate("pekko-tuned", 11), rate("actor-process", 90), rate("pekko-tuned", 1));

	@Test
	void forksAreReducedToMedianAndExtremes() {
		List<Summary.Row> rows = new Summary(FORKS).rows();

		assertThat(rows).extracting(Summary.Row::median).containsExactly(50.0, 10.0);
		assertThat(rows).extracting(Summary.Row::min).containsExactly(40.0, 1.0);
		assertThat(rows).extracting(Summary.Row::max).containsExactly(90.0, 11.0);
	}

	@Test
	void ratioIsToTheBestRival() {
		Summary summary = new Summary(FORKS);

		assertThat(summary.ratio(summary.rows().get(0))).contains(5.0);
	}

	@Test
	void targetsAreJudgedWhereThereAreFigures() {
		List<String> lines = Table.text(new Summary(FORKS));

		assertThat(lines).anyMatch((line) -> line.startsWith("met") && line.contains("tell rate ≥ 3.50× pekko-tuned"))
			.noneMatch((line) -> line.contains("fan-in"));
	}

	@Test
	void everyTargetNamesAWorkloadAndARuntime() {
		assertThat(new Summary(FORKS).targets()).isNotEmpty().allSatisfy((target) -> {
			assertThat(Catalogue.workloads()).contains(target.workload());
			assertThat(Catalogue.runtimes()).contains(target.runtime());
		});
	}

	@Test
	void figuresSurviveTheirCsv() {
		Figure figure = rate("bound", 1.5e7);

		assertThat(Figure.ofCsv(figure.toCsv())).isEqualTo(figure);
	}

	@Test
	void chartHasABarForEachRatio() {
		assertThat(Chart.svg(new Summary(FORKS))).startsWith("<svg").contains("tell rate, actor-process", "5.00");
	}

}
