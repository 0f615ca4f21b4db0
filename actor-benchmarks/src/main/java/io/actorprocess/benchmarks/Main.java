package io.actorprocess.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line: runs the cases in turn and writes what came out.
 */
final class Main {

	private Main() {
	}

	/**
	 * Runs what the arguments ask for.
	 * @param arguments see {@code --help}
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		Options options;
		try {
			options = Options.parse(arguments);
		}
		catch (IllegalArgumentException ex) {
			Console.say("run.sh: " + ex.getMessage());
			System.exit(2);
			return;
		}
		if (options.help()) {
			Console.say(Options.helpText());
			return;
		}
		List<Figure> figures = new ArrayList<>();
		for (Options.Share share : options.plan()) {
			for (int fork = 1; fork <= share.forks(); fork++) {
				figures.addAll(runAll(share, fork, options));
				save(figures, options);
			}
		}
		write(figures, options);
	}

	private static List<Figure> runAll(Options.Share share, int fork, Options options)
			throws IOException, InterruptedException {
		List<Figure> figures = new ArrayList<>();
		for (String workload : options.workloads()) {
			for (String runtime : share.runtimes()) {
				Case chosen = new Case(workload, runtime);
				if (Catalogue.isOffered(chosen)) {
					Console.say("%s on %s, fork %d of %d".formatted(workload, runtime, fork, share.forks()));
					figures.addAll(Fork.run(chosen, options));
				}
			}
		}
		return figures;
	}

	/** After each fork: a long run that is interrupted has measured something. */
	private static void save(List<Figure> figures, Options options) throws IOException {
		Files.createDirectories(options.out());
		List<String> csv = new ArrayList<>(List.of(Figure.HEADER));
		figures.forEach((figure) -> csv.add(figure.toCsv()));
		Files.write(options.out().resolve("results.csv"), csv);
	}

	private static void write(List<Figure> figures, Options options) throws IOException {
		Summary summary = new Summary(figures);
		List<String> table = Table.text(summary);
		Files.write(options.out().resolve("table.txt"), table);
		Files.write(options.out().resolve("table.md"), Table.markdown(summary));
		Files.writeString(options.out().resolve("chart.svg"), Chart.svg(summary));
		table.forEach(Console::say);
		Console.say("Written to " + options.out().toAbsolutePath());
	}

}
