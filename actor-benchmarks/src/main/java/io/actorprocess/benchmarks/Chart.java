package io.actorprocess.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * Draws how each runtime compares to the reference: a bar for each, on a logarithmic
 * scale.
 */
final class Chart {

	private static final int ROW = 14;

	private static final int LEFT = 300;

	private static final int WIDTH = 900;

	private static final int PER_TENFOLD = 150;

	private static final int ORIGIN = LEFT + 2 * PER_TENFOLD;

	private Chart() {
	}

	static String svg(Summary summary) {
		List<Summary.Row> rows = summary.rows()
			.stream()
			.filter((row) -> summary.ratio(row).isPresent() && !row.key().runtime().equals(Summary.REFERENCE))
			.toList();
		int height = ROW * (rows.size() + 3);
		StringBuilder svg = new StringBuilder(
				"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"10\">%n"
					.formatted(WIDTH, height));
		svg.append(text(4, ROW, "Ratio to " + Summary.REFERENCE + ", logarithmic; blue: better, grey: worse"));
		for (int i = 0; i < rows.size(); i++) {
			svg.append(bar(rows.get(i), summary.ratio(rows.get(i)).orElse(1.0), ROW * (i + 2)));
		}
		svg.append("<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"black\"/>%n</svg>%n".formatted(ORIGIN,
				ORIGIN, ROW, height));
		return svg.toString();
	}

	private static String bar(Summary.Row row, double ratio, int y) {
		double length = Math.log10(Math.max(0.01, Math.min(1000, ratio))) * PER_TENFOLD;
		boolean better = row.key().metric().isRate() ? ratio > 1 : ratio < 1;
		String label = "%s %s, %s".formatted(row.key().workload(), row.key().metric().name(), row.key().runtime());
		return text(4, y + ROW - 4, label)
				+ String.format(Locale.ROOT, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
						ORIGIN + Math.min(0, length), y + 2, Math.abs(length), ROW - 4, better ? "#3572b0" : "#999999")
				+ text(ORIGIN + (int) Math.max(0, length) + 4, y + ROW - 4, Table.format(ratio));
	}

	private static String text(int x, int y, String text) {
		return "<text x=\"%d\" y=\"%d\">%s</text>%n".formatted(x, y, text);
	}

}
