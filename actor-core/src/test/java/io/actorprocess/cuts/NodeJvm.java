package io.actorprocess.cuts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A {@link CutNode} in its JVM, as the test sees it.
 * <p>
 * Thread-safety: for the thread of the test.
 */
final class NodeJvm implements AutoCloseable {

	private final Process process;

	/** Shared. Lines meant for the test. */
	private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

	/** Shared. All other lines. */
	private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();

	private NodeJvm(Process process) {
		this.process = process;
	}

	static NodeJvm start(int advertisedPort, int peerPort, int pairs, int messages, Duration giveUp)
			throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path"), CutNode.class.getName()));
		for (int argument : new int[] { advertisedPort, peerPort, pairs, messages, (int) giveUp.toMillis() }) {
			command.add(Integer.toString(argument));
		}
		NodeJvm jvm = new NodeJvm(new ProcessBuilder(command).redirectErrorStream(true).start());
		CutConnection.daemon(jvm::read, "output-of-" + advertisedPort).start();
		return jvm;
	}

	private void read() {
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.startsWith(CutNode.MARK)) {
					this.answers.add(line);
				}
				else {
					this.log.add(line);
				}
			}
		}
		catch (IOException ex) {
			this.log.add("The output broke off: " + ex);
		}
	}

	void order(String what) {
		try {
			this.process.getOutputStream().write((what + "\n").getBytes(StandardCharsets.UTF_8));
			this.process.getOutputStream().flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The node has ended and does not " + what + ": " + log(), ex);
		}
	}

	/** Takes lines for the test up to one about this. */
	String await(String what, Duration limit) throws InterruptedException {
		String prefix = CutNode.MARK + what + " ";
		String line = "";
		while (!line.startsWith(prefix)) {
			line = this.answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
			if (line == null) {
				throw new AssertionError(
						"A node did not say '%s' within %s; its log:%n%s".formatted(what, limit, log()));
			}
		}
		return line.substring(prefix.length());
	}

	String log() {
		return String.join(System.lineSeparator(), this.log);
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
