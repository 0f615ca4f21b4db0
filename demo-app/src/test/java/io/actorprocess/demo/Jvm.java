package io.actorprocess.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packaged demo in a JVM of its own.
 */
final class Jvm implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(120);

	private final String name;

	private final Process process;

	/** Guarded by itself. */
	private final List<String> output = new ArrayList<>();

	private Jvm(String name, Process process) {
		this.name = name;
		this.process = process;
	}

	/** Starts the demo with a profile. */
	static Jvm start(String profile, String... arguments) throws IOException {
		return launch(profile, "-Dspring.profiles.active=" + profile, arguments);
	}

	/** Starts the demo from the code that Spring generated at its build. */
	static Jvm startAheadOfTime(String... arguments) throws IOException {
		return launch("demo", "-Dspring.aot.enabled=true", arguments);
	}

	private static Jvm launch(String name, String option, String... arguments) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		// Five JVMs start at once on what may be two cores
		command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m", option, "-jar", System.getProperty("demo.jar")));
		command.addAll(List.of(arguments));
		Jvm jvm = new Jvm(name, new ProcessBuilder(command).redirectErrorStream(true).start());
		Thread reader = new Thread(jvm::read, "output-of-" + name);
		reader.setDaemon(true);
		reader.start();
		return jvm;
	}

	private void read() {
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				add(line);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			add("(the end)");
		}
	}

	private void add(String line) {
		synchronized (this.output) {
			this.output.add(line);
			this.output.notifyAll();
		}
	}

	/** Waits for a line and returns what the pattern's group matches in it. */
	String await(String pattern) throws InterruptedException {
		Pattern wanted = Pattern.compile(pattern);
		long deadline = System.nanoTime() + LIMIT.toNanos();
		synchronized (this.output) {
			for (int seen = 0;; seen++) {
				while (seen == this.output.size()) {
					long millis = (deadline - System.nanoTime()) / 1_000_000;
					if (millis <= 0 || !this.output.isEmpty() && this.output.get(seen - 1).equals("(the end)")) {
						throw new AssertionError("The %s did not say '%s' but:%n%s".formatted(this.name, pattern,
								String.join(System.lineSeparator(), this.output)));
					}
					this.output.wait(millis);
				}
				Matcher matcher = wanted.matcher(this.output.get(seen));
				if (matcher.find()) {
					return matcher.group(matcher.groupCount());
				}
			}
		}
	}

	int awaitActorPort() throws InterruptedException {
		return Integer.parseInt(await("Actor runtime started on 127\\.0\\.0\\.1:(\\d+)"));
	}

	int awaitWebPort() throws InterruptedException {
		return Integer.parseInt(await("Tomcat started on port (\\d+)"));
	}

	/** Ends the JVM as {@code kill -9} does. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
