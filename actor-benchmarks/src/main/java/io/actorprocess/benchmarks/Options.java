package io.actorprocess.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.actorprocess.benchmarks.workload.TrialOptions;

/**
 * What the user asked for.
 *
 * @param help whether only help is wanted
 * @param workloads the workloads to run
 * @param plan the runtimes and how many forks each gets
 * @param trial how long each fork runs
 * @param jvmArguments the arguments of each fork's JVM
 * @param out the folder for what is written
 */
record Options(boolean help, List<String> workloads, List<Share> plan, TrialOptions trial, List<String> jvmArguments,
		Path out) {

	private static final List<String> QUICK_RUNTIMES = List.of("actor-process", "pekko-tuned", "actor-process-1",
			"actor-process-http");

	private static final List<String> MAIN = List.of("actor-process", "pekko-tuned", "actor-process-1",
			"actor-process-http");

	/**
	 * How many forks some runtimes get.
	 *
	 * @param runtimes the runtimes
	 * @param forks how many JVMs each of them gets for each workload
	 */
	record Share(List<String> runtimes, int forks) {
	}

	static Options parse(String[] arguments) {
		Parser parser = new Parser();
		for (int i = 0; i < arguments.length; i++) {
			if (!parser.flag(arguments[i])) {
				if (i + 1 == arguments.length) {
					throw new IllegalArgumentException(
							"The option '" + arguments[i] + "' is unknown or lacks its value; see --help");
				}
				parser.option(arguments[i], arguments[++i]);
			}
		}
		return parser.options();
	}

	static String helpText() {
		return """
				run.sh [option …]  measures our runtime and its rivals side by side, a JVM for each case, in turn
				  --quick             each case once and briefly, ours and the best rival only: below 5 minutes
				  --final             5 forks of ours and of the best rival, 1 of all others: about an hour
				  --workloads a,b     %s
				                      (default all but memory-10m, see run.sh many)
				  --runtimes a,b      %s
				  --forks n           how many JVMs each case gets (default 3)
				  --warm-up ms        before the first measured round (default 2500)
				  --round ms          length of a measured round (default 250)
				  --rounds n          measured rounds of each JVM (default 5)
				  --jvm-args 'a b'    arguments of each JVM (default -Xms2g -Xmx2g -XX:+AlwaysPreTouch)
				  --out folder        where results.csv, table.txt, table.md and chart.svg go (default target/results)
				run.sh micro [JMH options]  runs the micro-benchmarks
				run.sh many  shows that a million processes live in -Xmx1g and ten million in -Xmx4g
				Set JAVA_HOME to measure another JVM. The exit code does not depend on the figures.
				""".formatted(String.join(" ", Catalogue.workloads()), String.join(" ", Catalogue.runtimes()));
	}

	/** Collects what the arguments say. */
	private static final class Parser {

		private boolean help;

		private List<String> workloads = Catalogue.usualWorkloads();

		private List<String> runtimes = Catalogue.runtimes();

		private int forks = 3;

		private long warmUpMillis = 2500;

		private long roundMillis = 250;

		private int rounds = 5;

		/**
		 * Touched before: else each new page of the heap costs more than what is
		 * measured.
		 */
		private List<String> jvmArguments = List.of("-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch");

		private Path out = Path.of("target", "results");

		private boolean full;

		boolean flag(String name) {
			switch (name) {
				case "--help" -> this.help = true;
				case "--quick" -> {
					this.runtimes = QUICK_RUNTIMES;
					this.forks = 1;
					this.warmUpMillis = 600;
					this.roundMillis = 150;
					this.rounds = 3;
				}
				case "--final" -> {
					this.full = true;
					this.warmUpMillis = 2200;
					this.roundMillis = 200;
				}
				default -> {
					return false;
				}
			}
			return true;
		}

		void option(String name, String value) {
			switch (name) {
				case "--workloads" -> this.workloads = known(value, Catalogue.workloads());
				case "--runtimes" -> this.runtimes = known(value, Catalogue.runtimes());
				case "--forks" -> this.forks = Integer.parseInt(value);
				case "--warm-up" -> this.warmUpMillis = Long.parseLong(value);
				case "--round" -> this.roundMillis = Long.parseLong(value);
				case "--rounds" -> this.rounds = Integer.parseInt(value);
				case "--jvm-args" -> this.jvmArguments = List.of(value.trim().split(" +", -1));
				case "--out" -> this.out = Path.of(value);
				default -> throw new IllegalArgumentException("There is no option '" + name + "'; see --help");
			}
		}

		private static List<String> known(String value, List<String> known) {
			List<String> chosen = Arrays.asList(value.split(",", -1));
			List<String> unknown = new ArrayList<>(chosen);
			unknown.removeAll(known);
			if (!unknown.isEmpty()) {
				throw new IllegalArgumentException("There is no " + unknown + "; there are " + known);
			}
			return chosen;
		}

		Options options() {
			TrialOptions trial = new TrialOptions(TimeUnit.MILLISECONDS.toNanos(this.warmUpMillis),
					TimeUnit.MILLISECONDS.toNanos(this.roundMillis), this.rounds);
			return new Options(this.help, this.workloads, plan(), trial, this.jvmArguments, this.out);
		}

		private List<Share> plan() {
			if (!this.full) {
				return List.of(new Share(this.runtimes, this.forks));
			}
			List<String> others = new ArrayList<>(this.runtimes);
			others.removeAll(MAIN);
			return List.of(new Share(MAIN, 5), new Share(others, 1));
		}

	}

}
