package io.actorprocess.remote.netty;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.remote.Recording;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The requests sent to the C++ original by hand, and its answers: ours are the same byte
 * for byte but for the date, or differ as decision 0005 says.
 */
class RecordedExchangeTests {

	private static final Pattern EXCHANGE = Pattern
		.compile("## (?<title>.*)\n>> b'(?<request>.*)'\n<< (?<answer>.*)\n(?<end>-- .*|<< .*)\n");

	private static final Pattern DATE = Pattern.compile("Date: [^\r]*\r\n");

	/** See decision 0005; the list of processes is no matter of sockets. */
	private static final List<String> DIFFERENT = List.of("POST message with unparsable Libprocess-From",
			"POST bad percent-encoding in id", "garbage bytes", "GET /__processes__");

	private final EchoListener listener = new EchoListener();

	private final NettySocketManager manager = new NettySocketManager();

	private Address server;

	@BeforeEach
	void bind() {
		this.server = this.manager.bind(Address.parse("127.0.0.1:0"), this.listener);
	}

	@AfterEach
	void close() {
		this.manager.close();
	}

	@TestFactory
	Stream<DynamicTest> answersAreTheRecordedOnes() {
		Matcher exchanges = EXCHANGE.matcher(Recording.text("wire/19-raw-http.txt"));
		return exchanges.results()
			.filter((exchange) -> !DIFFERENT.contains(exchange.group(1)))
			.map((exchange) -> DynamicTest.dynamicTest(exchange.group(1), () -> {
				boolean closed = exchange.group(4).contains("EOF");
				String answer = exchange.group(3);
				replay(exchange.group(2), answer.substring(2, answer.length() - 1), closed);
			}));
	}

	private void replay(String request, String answer, boolean closed) throws IOException {
		try (RawClient client = new RawClient(this.server)) {
			String response = client.send(Recording.unescape(request)).read();

			assertThat(withoutDate(response)).isEqualTo(withoutDate(Recording.unescape(answer)));
			assertThat(response).contains("\r\nDate: ");
			if (closed) {
				assertThat(client.readToEnd()).isEmpty();
			}
			else {
				assertThat(client.send("GET /probe HTTP/1.1\r\nHost: x\r\n\r\n").read()).endsWith("/probe");
			}
		}
	}

	private static String withoutDate(String response) {
		return DATE.matcher(response).replaceFirst("Date: \r\n");
	}

	@Test
	void recordingHasTheExpectedNumberOfExchanges() {
		assertThat(EXCHANGE.matcher(Recording.text("wire/19-raw-http.txt")).results()).hasSize(19);
	}

	@Test
	void messageIsDeliveredAsRecorded() throws Exception {
		try (RawClient client = new RawClient(this.server)) {
			client.send("POST /echo/ping?x=1 HTTP/1.1\r\nHost: x\r\nUser-Agent: libprocess/raw@127.0.0.1:9\r\n"
					+ "Transfer-Encoding: chunked\r\n\r\n1\r\nh\r\n1\r\ni\r\n0\r\n\r\n");

			Message message = EchoListener.next(this.listener.messages);

			assertThat(message.name()).isEqualTo("ping");
			assertThat(message.to().id()).isEqualTo("echo");
			assertThat(message.from()).hasToString("raw@127.0.0.1:9");
			assertThat(message.body()).asString().isEqualTo("hi");
		}
	}

	@Test
	void senderThatIsNoAddressIsRefusedInsteadOfDelivered() throws IOException {
		assertRefused("POST /echo/ping HTTP/1.1\r\nHost: x\r\nLibprocess-From: garbage\r\nContent-Length: 2\r\n\r\nhi");
	}

	@Test
	void malformedEscapeIsTheClientsFault() throws IOException {
		String response = assertRefused(
				"POST /%zz/ping HTTP/1.1\r\nHost: x\r\nLibprocess-From: raw@127.0.0.1:9\r\nContent-Length: 2\r\n\r\nhi");

		assertThat(response).endsWith("\r\n\r\nFailed to decode URL path: Malformed % escape in '%zz': '%zz'");
	}

	@Test
	void garbageIsAnsweredBeforeTheConnectionEnds() throws IOException {
		try (RawClient client = new RawClient(this.server)) {
			String response = client.send("hello\r\n\r\n").read();

			assertThat(response).startsWith("HTTP/1.1 400 Bad Request\r\n").contains("\r\nConnection: close\r\n");
			assertThat(client.readToEnd()).isEmpty();
		}
	}

	private String assertRefused(String request) throws IOException {
		try (RawClient client = new RawClient(this.server)) {
			String response = client.send(request).read();

			assertThat(response).startsWith("HTTP/1.1 400 Bad Request\r\n");
			assertThat(client.send("GET /probe HTTP/1.1\r\nHost: x\r\n\r\n").readStatus()).isEqualTo(200);
			assertThat(this.listener.messages).isEmpty();
			return response;
		}
	}

}
