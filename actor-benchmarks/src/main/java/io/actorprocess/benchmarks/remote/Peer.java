package io.actorprocess.benchmarks.remote;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The other JVM: an actor that answers each payload, or each of so many as the payload
 * says. It ends when its standard input does.
 */
final class Peer implements AutoCloseable {

	private static final String MARK = "address:";

	private final Process process;

	private final String address;

	private Peer(Process process, String address) {
		this.process = process;
		this.address = address;
	}

	/** Counts payloads, for the actor that answers. */
	static final class Counting {

		private int count;

		/** Whether this payload is answered. */
		boolean isAnswered(byte[] payload) {
			return ++this.count % ByteBuffer.wrap(payload).getInt() == 0;
		}

	}

	static void setGrant(byte[] payload, int grant) {
		ByteBuffer.wrap(payload).putInt(grant);
	}

	/** Starts the other JVM. */
	static Peer start(WireKind wire) throws IOException {
		Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xms1g", "-Xmx1g", "-cp", System.getProperty("java.class.path"), Peer.class.getName(), wire.label()))
			.redirectErrorStream(true)
			.start();
		BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
		String line = lines.readLine();
		while (line != null && !line.startsWith(MARK)) {
			line = lines.readLine();
		}
		if (line == null) {
			throw new IOException("The peer of " + wire + " did not start");
		}
		return new Peer(process, line.substring(MARK.length()));
	}

	String address() {
		return this.address;
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	/**
	 * The other JVM itself.
	 * @param arguments the name of its runtime
	 */
	@SuppressWarnings("SystemOut") // how it tells its address
	public static void main(String[] arguments) throws IOException {
		try (Endpoint endpoint = WireKind.of(arguments[0]).open()) {
			System.out.println(MARK + endpoint.serve());
			while (System.in.read() >= 0) {
				// Nobody writes: waits for the end
			}
		}
		System.exit(0);
	}

}
