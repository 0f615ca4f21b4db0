package io.actorprocess.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.actorprocess.benchmarks.workload.Trial;
import io.actorprocess.benchmarks.workload.TrialOptions;

/**
 * A JVM for one case: what one runtime makes of the compiler and of the heap is nothing
 * to the next.
 */
final class Fork {

	private static final String MARK = "figure:";

	private static final long LIMIT_MINUTES = 5;

	private Fork() {
	}

	/**
	 * Runs a case in a JVM of its own.
	 * @param chosen the case
	 * @param options what to start it with
	 * @return its figures; none if it failed, which is said
	 */
	static List<Figure> run(Case chosen, Options options) throws IOException, InterruptedException {
		TrialOptions trial = options.trial();
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(options.jvmArguments());
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), Fork.class.getName(), chosen.workload(),
				chosen.runtime(), Long.toString(trial.warmUpNanos()), Long.toString(trial.roundNanos()),
				Integer.toString(trial.rounds())));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		List<Figure> figures = new ArrayList<>();
		try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.startsWith(MARK)) {
					figures.add(Figure.ofCsv(line.substring(MARK.length())));
				}
				else {
					Console.say("  | " + line);
				}
			}
		}
		if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
			Console.say("  FAILED: %s on %s".formatted(chosen.workload(), chosen.runtime()));
		}
		return figures;
	}

	/**
	 * The JVM itself.
	 * @param arguments the case and the options of the trial
	 */
	public static void main(String[] arguments) throws Exception {
		Case chosen = new Case(arguments[0], arguments[1]);
		Trial trial = new Trial(new TrialOptions(Long.parseLong(arguments[2]), Long.parseLong(arguments[3]),
				Integer.parseInt(arguments[4])));
		chosen.run(trial);
		trial.figures()
			.forEach((metric, value) -> Console
				.say(MARK + new Figure(chosen.workload(), chosen.runtime(), metric, value).toCsv()));
		// Some runtimes leave threads behind that are no daemons
		System.exit(0);
	}

}
