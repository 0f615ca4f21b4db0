package io.actorprocess.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes figures as tables.
 */
final class Table {

	private Table() {
	}

	/** The figures, then the targets, for a terminal. */
	static List<String> text(Summary summary) {
		List<String> lines = new ArrayList<>();
		String layout = "%-24s %-10s %-18s %12s %12s %12s %-8s %8s";
		lines.add(layout.formatted("workload", "metric", "runtime", "median", "min", "max", "unit", "ratio"));
		String group = "";
		for (Summary.Row row : summary.rows()) {
			String name = row.key().workload();
			if (!name.equals(group)) {
				lines.add("");
			}
			group = name;
			lines.add(layout.formatted(name, row.key().metric().name(), row.key().runtime(), format(row.median()),
					format(row.min()), format(row.max()), row.key().metric().unit(), ratio(summary, row)));
		}
		lines.add("");
		lines.add("ratio: to " + Summary.REFERENCE + "; more is better for rates (1/s), less for all else");
		lines.add("");
		for (Target target : summary.targets()) {
			target.value(summary)
				.ifPresent((value) -> lines
					.add("%-8s %-64s %12s".formatted(verdict(target, value), target.describe(), format(value))));
		}
		return lines;
	}

	/** The targets, then the figures, as Markdown. */
	static List<String> markdown(Summary summary) {
		List<String> lines = new ArrayList<>(List.of("| target | measured | |", "| --- | --: | --- |"));
		for (Target target : summary.targets()) {
			Optional<Double> value = target.value(summary);
			lines.add("| %s | %s | %s |".formatted(target.describe(), value.map(Table::format).orElse("–"),
					value.map((it) -> verdict(target, it)).orElse("not measured")));
		}
		lines.addAll(List.of("", "| workload | metric | runtime | median | min | max | ratio |",
				"| --- | --- | --- | --: | --: | --: | --: |"));
		for (Summary.Row row : summary.rows()) {
			lines.add("| %s | %s, %s | %s | %s | %s | %s | %s |".formatted(row.key().workload(),
					row.key().metric().name(), row.key().metric().unit(), row.key().runtime(), format(row.median()),
					format(row.min()), format(row.max()), ratio(summary, row)));
		}
		return lines;
	}

	private static String verdict(Target target, double value) {
		return target.isMet(value) ? "met" : "missed";
	}

	private static String ratio(Summary summary, Summary.Row row) {
		return summary.ratio(row).map(Table::format).orElse("");
	}

	static String format(double value) {
		if (value >= 1_000_000) {
			return String.format(Locale.ROOT, "%.2fM", value / 1e6);
		}
		if (value >= 10_000) {
			return String.format(Locale.ROOT, "%.1fk", value / 1e3);
		}
		return String.format(Locale.ROOT, (value >= 100) ? "%.0f" : "%.3g", value);
	}

}
