package io.actorprocess.demo.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The {@code wc} of this machine, in the locale {@code C.UTF-8}.
 */
public final class Wc {

	private Wc() {
	}

	/** How many words each file has. */
	public static List<Long> countEach(List<Path> files) throws IOException, InterruptedException {
		// A last argument that is no file of ours makes wc print a total even for one
		List<String> command = new ArrayList<>(List.of("wc", "-w"));
		files.forEach((file) -> command.add(file.toString()));
		command.add("/dev/null");
		try (Stream<String> lines = run(command).lines()) {
			return lines.limit(files.size()).map((line) -> Long.valueOf(line.strip().split(" ")[0])).toList();
		}
	}

	/** How many words all files below a directory have together. */
	public static long countAll(Path directory) throws IOException, InterruptedException {
		String total = run(List.of("sh", "-c",
				"find '" + directory + "' -type f -print0 | wc -w --files0-from=- | tail -n 1 | cut -d ' ' -f 1"));
		return Long.parseLong(total.strip());
	}

	private static String run(List<String> command) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().put("LC_ALL", "C.UTF-8");
		Process process = builder.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IOException(command.get(0) + " failed: " + output);
		}
		return output;
	}

}
