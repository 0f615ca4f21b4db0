package io.actorprocess.remote.netty;

import java.io.IOException;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.actorprocess.http.HttpRequest;
import io.actorprocess.message.Address;
import io.actorprocess.remote.BadInput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every case of {@code bad-input.txt} against the listening port.
 */
class BadInputTests {

	private static final EchoListener listener = new EchoListener();

	private static final NettySocketManager manager = new NettySocketManager(
			NettySocketOptions.builder().request(BadInput.LIMITS).build());

	private static Address server;

	@BeforeAll
	static void bind() {
		server = manager.bind(Address.parse("127.0.0.1:0"), listener);
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
	void answersAndStateOfTheConnectionAreAsExpected(BadInput input) throws IOException {
		listener.requests.clear();
		try (RawClient client = new RawClient(server)) {
			client.assertAnswered(input);
			if (input.closed()) {
				assertThat(listener.requests).extracting(HttpRequest::path).doesNotContain("/smuggled");
			}
		}
	}

}
