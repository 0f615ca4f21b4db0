package io.actorprocess.pattern;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import io.actorprocess.future.CheckedSupplier;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;

/**
 * A program of the operating system whose end and output are futures. It outlives this
 * object unless it is {@linkplain #close closed}.
 * <p>
 * A pipe that nobody reads fills up and then blocks the program: read or redirect both
 * outputs. A thread is used only while a pipe is read or written.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class Subprocess implements AutoCloseable {

	private final Process process;

	private final Future<Integer> status;

	private Subprocess(Process process) {
		this.process = process;
		this.status = Future.from(process.onExit().thenApply(Process::exitValue)).undiscardable();
	}

	/**
	 * Starts a program.
	 * @param command what to run
	 * @return the running program
	 * @throws IOException if the program, its directory or a file cannot be opened
	 */
	public static Subprocess start(Command command) throws IOException {
		return new Subprocess(command.toBuilder().start());
	}

	/**
	 * The id of the process in the operating system.
	 * @return the id
	 */
	public long pid() {
		return this.process.pid();
	}

	/**
	 * The end of the program. It cannot be discarded, as the program goes on.
	 * @return its exit code, or 128 and the number of the signal that ended it
	 */
	public Future<Integer> status() {
		return this.status;
	}

	/**
	 * Reads the output to its end, in memory. Call it once.
	 * @return all bytes; fails if the pipe breaks. Discarding it stops the reading.
	 */
	public Future<byte[]> output() {
		return read("output", this.process.getInputStream());
	}

	/**
	 * Reads the error output to its end, in memory. Call it once.
	 * @return as {@link #output()}
	 */
	public Future<byte[]> error() {
		return read("error", this.process.getErrorStream());
	}

	private Future<byte[]> read(String name, InputStream pipe) {
		Promise<byte[]> promise = new Promise<>();
		promise.future().onDiscard(promise::discard);
		onThread(name, promise, () -> {
			try (pipe) {
				return readUntilDiscarded(promise, pipe);
			}
		});
		return promise.future();
	}

	private static byte[] readUntilDiscarded(Promise<byte[]> promise, InputStream pipe) throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		byte[] chunk = new byte[8192];
		int length = pipe.read(chunk);
		while (length >= 0 && promise.future().isPending()) {
			all.write(chunk, 0, length);
			length = pipe.read(chunk);
		}
		return all.toByteArray();
	}

	/**
	 * Writes the whole input and ends it. Call it once.
	 * @param bytes the input, not copied
	 * @return ready, with how many bytes were written, once the program or the pipe took
	 * them; fails if the program closes its input before
	 */
	public Future<Integer> input(byte[] bytes) {
		Promise<Integer> promise = new Promise<>();
		onThread("input", promise, () -> {
			try (OutputStream pipe = this.process.getOutputStream()) {
				pipe.write(bytes);
			}
			return bytes.length;
		});
		return promise.future();
	}

	private <T> void onThread(String name, Promise<T> promise, CheckedSupplier<T> work) {
		Thread thread = new Thread(() -> {
			try {
				promise.set(work.get());
			}
			catch (Throwable ex) {
				promise.fail(ex);
			}
		}, "actor-subprocess-" + pid() + "-" + name);
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Asks the program to end ({@code SIGTERM}). It may ignore this.
	 * @return false if it had ended
	 */
	public boolean terminate() {
		return this.process.toHandle().destroy();
	}

	/**
	 * Ends the program ({@code SIGKILL}), but not the programs that it started.
	 * @return false if it had ended
	 */
	public boolean kill() {
		return this.process.toHandle().destroyForcibly();
	}

	/**
	 * Ends the program and the programs that it started, if they still run.
	 */
	@Override
	public void close() {
		this.process.descendants().forEach(ProcessHandle::destroyForcibly);
		kill();
	}

}
