package io.actorprocess.remote.netty;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.Address;
import io.actorprocess.process.ManagerStatistics;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.remote.BadInput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every case of {@code bad-input.txt} against a runtime with processes: the same answers,
 * and the processes are none the wiser.
 */
class BadInputToARuntimeTests {

	private static final ProcessManager manager = ProcessManager.builder()
		.workerCount(2)
		.socketManager(new NettySocketManager(NettySocketOptions.builder().request(BadInput.LIMITS).build()))
		.start();

	private static Address server;

	/** Shows its id and takes one message. */
	private static final class Page extends ProcessBase {

		private final String text;

		private Page(String id) {
			super(id);
			this.text = id;
		}

		@Override
		protected void initialize() {
			route("/", (request) -> HttpResponse.ok(this.text));
			install("ping", (from, body) -> {
			});
		}

	}

	@BeforeAll
	static void spawn() {
		Stream.of("a", "probe", "echo").forEach((id) -> manager.spawn(new Page(id)));
		server = manager.address();
	}

	@AfterAll
	static void close() {
		manager.close();
		Leaks.assertNone();
	}

	static Stream<BadInput> badInput() {
		return BadInput.all();
	}

	@ParameterizedTest
	@MethodSource("badInput")
	void answersAreAsExpectedAndTheProcessTableIsUntouched(BadInput input) throws IOException {
		List<Object> before = table();
		try (RawClient client = new RawClient(server)) {
			client.send(input.bytes());
			if (input.endOfInput()) {
				client.finish();
			}

			for (int status : input.statuses()) {
				assertThat(client.readStatus()).isEqualTo(status);
			}

			if (input.closed()) {
				assertThat(client.readToEnd()).isEmpty();
			}
			else {
				assertThat(client.send("GET /probe HTTP/1.1\r\nHost: x\r\n\r\n").read()).endsWith("probe");
			}
		}
		assertThat(table()).isEqualTo(before);
	}

	private static List<Object> table() {
		ManagerStatistics now = manager.monitor().statistics();
		return List.of(now.processes(), now.spawned(), now.terminated(), now.restarted(), now.futuresAbandoned());
	}

	@Test
	void messagesToNobodyLeaveNothingBehind() throws IOException {
		List<Object> before = table();
		int count = 2_000;
		try (RawClient client = new RawClient(server)) {
			for (int i = 0; i < count; i++) {
				assertThat(client.send(message("nobody" + i)).readStatus()).isEqualTo(404);
			}
		}
		assertThat(table()).isEqualTo(before);
	}

	@Test
	void messageToAProcessThatHasEndedIsForNobody() throws Exception {
		PID<Page> ending = manager.spawn(new Page("ending"));
		try (RawClient client = new RawClient(server)) {
			assertThat(client.send(message("ending")).readStatus()).isEqualTo(202);
			manager.terminate(ending);
			assertThat(manager.wait(ending, Duration.ofSeconds(20))).isTrue();

			assertThat(client.send(message("ending")).readStatus()).isEqualTo(404);
		}
	}

	private static String message(String id) {
		return "POST /" + id + "/ping HTTP/1.1\r\nLibprocess-From: a@127.0.0.1:9\r\nHost: h\r\n\r\n";
	}

}
