package io.actorprocess.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.actorprocess.benchmarks.workload.Metric;

/**
 * The figures of all forks, put together, and what is asked of them.
 */
final class Summary {

	/** Whom the others are compared with. */
	static final String REFERENCE = "pekko-tuned";

	private final Map<Key, List<Double>> values = new LinkedHashMap<>();

	private final List<Target> targets;

	/**
	 * A metric of a workload on a runtime.
	 *
	 * @param workload the workload
	 * @param metric the metric
	 * @param runtime the runtime
	 */
	record Key(String workload, Metric metric, String runtime) {
	}

	/**
	 * The forks of one metric.
	 *
	 * @param key whose they are
	 * @param median their median
	 * @param min the least of them
	 * @param max the largest of them
	 */
	record Row(Key key, double median, double min, double max) {

		static Row of(Key key, List<Double> values) {
			List<Double> sorted = values.stream().sorted().toList();
			return new Row(key, sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1));
		}

	}

	Summary(List<Figure> figures) {
		Set<String> measured = figures.stream().map(Figure::workload).collect(Collectors.toSet());
		Stream<Figure> original = lines("libprocess.csv").map(Figure::ofCsv)
			.filter((figure) -> measured.contains(figure.workload()));
		Stream.concat(figures.stream(), original)
			.forEach((figure) -> this.values
				.computeIfAbsent(new Key(figure.workload(), figure.metric(), figure.runtime()),
						(key) -> new ArrayList<>())
				.add(figure.value()));
		this.targets = lines("targets.csv").map(Target::ofCsv).toList();
	}

	/** The rows, those of one workload and metric together. */
	List<Row> rows() {
		return this.values.keySet()
			.stream()
			.map((key) -> List.of(key.workload(), key.metric().name()))
			.distinct()
			.flatMap((group) -> this.values.entrySet()
				.stream()
				.filter((entry) -> group.equals(List.of(entry.getKey().workload(), entry.getKey().metric().name())))
				.map((entry) -> Row.of(entry.getKey(), entry.getValue())))
			.toList();
	}

	/** The median of a metric. */
	Optional<Double> median(String workload, String metric, String runtime) {
		return rows().stream()
			.filter((row) -> row.key().workload().equals(workload) && row.key().metric().name().equals(metric)
					&& row.key().runtime().equals(runtime))
			.map(Row::median)
			.findFirst();
	}

	/** How a row compares to the reference. */
	Optional<Double> ratio(Row row) {
		return median(row.key().workload(), row.key().metric().name(), REFERENCE)
			.map((reference) -> row.median() / reference);
	}

	List<Target> targets() {
		return this.targets;
	}

	private static Stream<String> lines(String resource) {
		try (InputStream in = Objects.requireNonNull(Summary.class.getResourceAsStream("/" + resource), resource);
				BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			return reader.lines().skip(1).filter((line) -> !line.isBlank()).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
