package io.actorprocess.benchmarks;

/**
 * What the user reads.
 */
final class Console {

	private Console() {
	}

	@SuppressWarnings("SystemOut") // a command line
	static void say(String line) {
		System.out.println(line);
	}

}
