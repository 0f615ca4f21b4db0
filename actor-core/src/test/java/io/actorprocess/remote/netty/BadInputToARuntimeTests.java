package io.actorprocess.remote.netty;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.remote.BadInput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every case of {@code bad-input.txt} against a runtime with processes: the same answers,
 * and the processes are none the wiser.
 */
class BadInputToARuntimeTests {

	private static final TargetRuntime target = new TargetRuntime(
			NettySocketOptions.builder().request(BadInput.LIMITS));

	@AfterAll
	static void close() {
		target.close();
		Leaks.assertNone();
	}

	static Stream<BadInput> badInput() {
		return BadInput.all();
	}

	@ParameterizedTest
	@MethodSource("badInput")
	void answersAreAsExpectedAndTheProcessTableIsUntouched(BadInput input) throws IOException {
		List<Object> before = target.table();
		try (RawClient client = target.connect()) {
			client.assertAnswered(input);
		}
		assertThat(target.table()).isEqualTo(before);
	}

	@Test
	void messagesToNobodyLeaveNothingBehind() throws IOException {
		List<Object> before = target.table();
		int count = 2_000;
		try (RawClient client = target.connect()) {
			for (int i = 0; i < count; i++) {
				assertThat(client.send(TargetRuntime.message("/nobody" + i + "/ping", "a@127.0.0.1:9")).readStatus())
					.isEqualTo(404);
			}
		}
		assertThat(target.table()).isEqualTo(before);
	}

	@Test
	void messageToAProcessThatHasEndedIsForNobody() throws Exception {
		PID<ProcessBase> ending = target.manager.spawn(new ProcessBase("ending") {
		});
		try (RawClient client = target.connect()) {
			assertThat(client.send(TargetRuntime.message("/ending/ping", "a@127.0.0.1:9")).readStatus()).isEqualTo(202);
			target.manager.terminate(ending);
			assertThat(target.manager.wait(ending, Duration.ofSeconds(20))).isTrue();

			assertThat(client.send(TargetRuntime.message("/ending/ping", "a@127.0.0.1:9")).readStatus()).isEqualTo(404);
		}
	}

}
