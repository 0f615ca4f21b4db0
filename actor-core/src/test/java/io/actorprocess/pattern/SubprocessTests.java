package io.actorprocess.pattern;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.actorprocess.future.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Programs of a POSIX system.
 */
class SubprocessTests {

	@TempDir
	private Path directory;

	private static Command shell(String script) {
		return Command.of("/bin/sh", "-c", script);
	}

	private static String text(Future<byte[]> bytes) throws Exception {
		return new String(bytes.get(Threads.LIMIT), StandardCharsets.UTF_8);
	}

	@Test
	void statusIsTheExitCodeOrThatOfTheSignal() throws Exception {
		assertThat(Subprocess.start(shell("exit 0")).status().get(Threads.LIMIT)).isZero();
		assertThat(Subprocess.start(shell("exit 1")).status().get(Threads.LIMIT)).isOne();
		Subprocess terminated = Subprocess.start(Command.of("sleep", "100"));
		Subprocess killed = Subprocess.start(Command.of("sleep", "100"));

		assertThat(terminated.terminate()).isTrue();
		assertThat(killed.kill()).isTrue();

		assertThat(terminated.status().get(Threads.LIMIT)).isEqualTo(128 + 15);
		assertThat(killed.status().get(Threads.LIMIT)).isEqualTo(128 + 9);
	}

	@Test
	void outputAndErrorsAreRead() throws Exception {
		Subprocess process = Subprocess.start(shell("echo hello; echo world >&2"));

		assertThat(text(process.output())).isEqualTo("hello\n");
		assertThat(text(process.error())).isEqualTo("world\n");
	}

	@Test
	void largeOutputIsReadToItsEnd() throws Exception {
		Subprocess process = Subprocess.start(shell("head -c 1000000 /dev/zero"));

		assertThat(process.output().get(Threads.LIMIT)).hasSize(1_000_000);
		assertThat(process.status().get(Threads.LIMIT)).isZero();
	}

	@Test
	void inputIsWritten() throws Exception {
		Subprocess process = Subprocess.start(Command.of("cat"));

		Future<Integer> written = process.input("hello".getBytes(StandardCharsets.UTF_8));

		assertThat(text(process.output())).isEqualTo("hello");
		assertThat(written.get(Threads.LIMIT)).isEqualTo(5);
	}

	@Test
	void inputThatNobodyReadsFails() throws Exception {
		Subprocess process = Subprocess.start(shell("exit 0"));
		process.status().get(Threads.LIMIT);

		Future<Integer> written = process.input(new byte[1_000_000]);

		assertThat(written.await(Threads.LIMIT)).isTrue();
		assertThat(written.failure()).isInstanceOf(IOException.class);
	}

	@Test
	void outputGoesToAFile() throws Exception {
		Path output = this.directory.resolve("output");
		Path error = this.directory.resolve("error");
		Command command = shell("echo hello; echo world >&2").withOutput(Redirect.appendTo(output.toFile()),
				Redirect.to(error.toFile()));

		Subprocess.start(command).status().get(Threads.LIMIT);
		Subprocess.start(command).status().get(Threads.LIMIT);

		assertThat(output).hasContent("hello\nhello\n");
		assertThat(error).hasContent("world\n");
	}

	@Test
	void inputComesFromAFile() throws Exception {
		Path input = Files.writeString(this.directory.resolve("input"), "hello");

		Subprocess process = Subprocess.start(Command.of("cat").withInput(Redirect.from(input.toFile())));

		assertThat(text(process.output())).isEqualTo("hello");
	}

	@Test
	void outputCanBeInherited() throws Exception {
		Subprocess process = Subprocess
			.start(shell("exit 0").withInput(Redirect.INHERIT).withOutput(Redirect.INHERIT, Redirect.INHERIT));

		assertThat(process.status().get(Threads.LIMIT)).isZero();
	}

	@Test
	void givenEnvironmentReplacesTheParents() throws Exception {
		Subprocess process = Subprocess.start(shell("echo \"$MESSAGE|$QUOTED|$HOME\"")
			.withEnvironment(Map.of("MESSAGE", "hello world", "QUOTED", "say \"hi\"")));

		assertThat(text(process.output())).isEqualTo("hello world|say \"hi\"|\n");
	}

	@Test
	void programRunsInTheGivenDirectory() throws Exception {
		Subprocess process = Subprocess.start(Command.of("pwd", "-P").withDirectory(this.directory));

		assertThat(text(process.output()).strip()).isEqualTo(this.directory.toRealPath().toString());
	}

	@Test
	void statusCannotBeDiscardedAndReadingCan() throws Exception {
		Subprocess process = Subprocess.start(Command.of("cat"));
		Future<byte[]> output = process.output();

		process.status().discard();
		output.discard();

		assertThat(process.status().isPending()).isTrue();
		assertThat(output.isDiscarded()).isTrue();
		process.close();
		assertThat(process.status().get(Threads.LIMIT)).isEqualTo(128 + 9);
	}

	@Test
	void closingEndsWhatTheProgramStarted() throws Exception {
		Subprocess process = Subprocess.start(shell("sleep 100 & echo $!; wait"));
		Future<byte[]> output = process.output();
		List<ProcessHandle> children = awaitChildren(process);

		process.close();

		for (ProcessHandle child : children) {
			assertThat(Future.from(child.onExit()).await(Threads.LIMIT)).isTrue();
		}
		assertThat(children).hasSize(1);
		assertThat(text(output).strip()).isEqualTo(Long.toString(children.get(0).pid()));
	}

	private static List<ProcessHandle> awaitChildren(Subprocess process) {
		ProcessHandle handle = ProcessHandle.of(process.pid()).orElseThrow();
		List<ProcessHandle> children = handle.children().toList();
		while (children.isEmpty() && handle.isAlive()) {
			Thread.onSpinWait();
			children = handle.children().toList();
		}
		return children;
	}

	@Test
	void programThatDoesNotExistIsReportedAtOnce() {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> Subprocess.start(Command.of("/no/such/program")))
			.withMessageContaining("/no/such/program");
		assertThatIllegalArgumentException().isThrownBy(Command::of);
	}

}
