package io.actorprocess.remote.netty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.future.Promise;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.BadInput;
import io.actorprocess.remote.Refusal;
import io.actorprocess.remote.TlsOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rows of the table of bad input that one piece of bytes and the usual options cannot
 * say, against a runtime with processes.
 */
class BadExchangeTests implements WithoutLeaks {

	private TargetRuntime target;

	private void start(NettySocketOptions.Builder options) {
		this.target = new TargetRuntime(options);
	}

	private void start() {
		start(NettySocketOptions.builder().request(BadInput.LIMITS));
	}

	@AfterEach
	void processesAreUntouched() {
		this.target.closeUntouched();
	}

	private Map<Refusal, Long> refused() {
		return this.target.manager.monitor().statistics().sockets().refused();
	}

	private static void assertServed(RawClient client) throws IOException {
		assertThat(TargetRuntime.probe(client)).endsWith("probe");
	}

	@Test
	void leaveToSendABodyIsGivenFirst() throws IOException {
		start();
		try (RawClient client = this.target.connect()) {
			client.send("POST /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n" + TargetRuntime.HOST);

			assertThat(client.read()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
			assertThat(client.send("abc").readStatus()).isEqualTo(200);
			assertServed(client);
		}
	}

	@Test
	void plainClientOfAPortWithTlsGetsNoByteOfHttp() throws Exception {
		start(NettySocketOptions.builder().tls(TlsOptions.of(new TestCertificates("ours").context("127.0.0.1"))));
		try (RawClient client = this.target.connect()) {
			assertThat(client.send(TargetRuntime.get("/a")).readToEnd()).doesNotContain("HTTP");
		}
	}

	@Test
	void thousandRequestsInOneWriteAreAnsweredInOrderAndNotAllAtOnce() throws Exception {
		start();
		try (RawClient client = this.target.connect()) {
			client.send(TargetRuntime.get("/a/later").repeat(1_000));
			for (int i = 0; i < 1_000; i++) {
				Promise<HttpResponse> next = EchoListener.next(this.target.promises);
				assertThat(this.target.promises.size()).isLessThan(64);
				next.set(HttpResponse.ok(Integer.toString(i)));
			}

			for (int i = 0; i < 1_000; i++) {
				assertThat(client.read()).endsWith("\r\n\r\n" + i);
			}
			assertServed(client);
		}
	}

	@Test
	void clientThatNeverReadsIsNotReadFromAndThenDisconnected() throws IOException {
		start(NettySocketOptions.builder().writeTimeout(Duration.ofMillis(200)));
		try (RawClient client = this.target.connect()) {
			client.send(TargetRuntime.get("/a/large").repeat(1_000));

			assertThat(client.readAfterTheServerGaveUp()).isLessThan(100_000_000);
			Leaks.assertNone(); // given back by the end of the connection, not by that of
								// the sockets
		}
	}

	@Test
	void slowHeadIsRefused() throws IOException {
		start(NettySocketOptions.builder().headTimeout(Duration.ofMillis(50)));
		try (RawClient client = this.target.connect()) {
			assertThat(client.send("GET /a HT").readStatus()).isEqualTo(408);
			assertThat(client.readToEnd()).isEmpty();
		}
		assertThat(refused()).isEqualTo(Map.of(Refusal.REQUEST, 1L));
	}

	@Test
	void slowBodyIsRefused() throws IOException {
		start(NettySocketOptions.builder().bodyTimeout(Duration.ofMillis(50)));
		try (RawClient client = this.target.connect()) {
			client.send("POST /echo/ping HTTP/1.1\r\nLibprocess-From: a@127.0.0.1:9\r\nContent-Length: 1000\r\n"
					+ TargetRuntime.HOST + "abc");

			assertThat(client.readStatus()).isEqualTo(408);
			assertThat(client.readToEnd()).isEmpty();
		}
		assertThat(this.target.messages).isEmpty();
	}

	@Test
	void idleConnectionStaysOpen() throws Exception {
		start(NettySocketOptions.builder()
			.headTimeout(Duration.ofMillis(20))
			.bodyTimeout(Duration.ofMillis(20))
			.writeTimeout(Duration.ofMillis(20)));
		try (RawClient silent = this.target.connect();
				RawClient waiting = this.target.connect();
				RawClient slow = this.target.connect()) {
			waiting.send(TargetRuntime.get("/a/later"));
			Promise<HttpResponse> pending = EchoListener.next(this.target.promises);
			assertThat(slow.send("GET /a HT").readStatus()).isEqualTo(408);

			pending.set(HttpResponse.ok("late"));

			assertThat(waiting.read()).endsWith("late");
			assertServed(waiting);
			assertServed(silent);
		}
	}

	@Test
	void connectionsBeyondTheLimitAreTurnedAway() throws IOException {
		start(NettySocketOptions.builder().connections(1));
		try (RawClient first = this.target.connect()) {
			assertServed(first);
			try (RawClient second = this.target.connect()) {
				assertThat(second.readToEnd()).isEmpty();
			}
			assertServed(first);
		}
		assertThat(refused()).isEqualTo(Map.of(Refusal.CONNECTION, 1L));
	}

	@Test
	void headIsAnsweredWithTheLengthOnly() throws IOException {
		start();
		try (RawClient client = this.target.connect()) {
			String head = client.send("HEAD /probe HTTP/1.1\r\n" + TargetRuntime.HOST).readHead();

			assertThat(head).startsWith("HTTP/1.1 200 OK\r\n").contains("\r\nContent-Length: 5\r\n");
			assertServed(client);
		}
	}

	@Test
	void resetWithinABodyReachesNobody() throws IOException {
		start();
		try (RawClient client = this.target.connect()) {
			assertServed(client);
			client.send("POST /echo/ping HTTP/1.1\r\nLibprocess-From: a@127.0.0.1:9\r\nContent-Length: 10\r\n"
					+ TargetRuntime.HOST + "abc");
			client.socket().setSoLinger(true, 0);
		}
		try (RawClient client = this.target.connect()) {
			assertServed(client);
		}
		assertThat(this.target.messages).isEmpty();
	}

	@Test
	void valueThatWouldSplitAResponseIsAnError() throws IOException {
		start();
		try (RawClient client = this.target.connect()) {
			assertThat(client.send(TargetRuntime.get("/a/reflect?x=y")).read()).contains("\r\nX: y\r\n");

			assertThat(client.send(TargetRuntime.get("/a/reflect?x=y%0d%0aSet-Cookie:z")).read())
				.startsWith("HTTP/1.1 500 ")
				.doesNotContain("\r\nSet-Cookie");
			assertServed(client);
		}
	}

	@Test
	void senderMustHaveTheAddressOfItsConnectionIfRequired() throws Exception {
		start(NettySocketOptions.builder().requirePeerIpMatch(true));
		try (RawClient client = this.target.connect()) {
			assertThat(client.send(TargetRuntime.message("/echo/ping", "a@10.9.9.9:1")).read())
				.startsWith("HTTP/1.1 400 ")
				.contains("a@10.9.9.9:1", "127.0.0.1");
			assertThat(client.send(TargetRuntime.message("/echo/ping", "a@127.0.0.1:1")).readStatus()).isEqualTo(202);
		}
		assertThat(EchoListener.next(this.target.messages)).isEqualTo("ping");
		assertThat(this.target.messages).isEmpty();
		assertThat(refused()).isEqualTo(Map.of(Refusal.REQUEST, 1L));
	}

	@Test
	void senderThatIsOneOfOursEndsTheConnection() throws IOException {
		start();
		try (RawClient client = this.target.connect()) {
			client.send(TargetRuntime.message("/echo/ping", "a@" + this.target.address()) + TargetRuntime.get("/a"));

			assertThat(client.readStatus()).isEqualTo(400);
			assertThat(client.readToEnd()).isEmpty();
		}
		assertThat(this.target.messages).isEmpty();
		assertThat(this.target.manager.deadLetters().count(DeadLetterReason.REJECTED_SENDER)).isOne();
	}

	@Test
	void bodyThatInflatesBeyondTheLimitIsRefused() throws IOException {
		start();
		String bomb = gzip(64 * 1024 * 1024);
		try (RawClient client = this.target.connect()) {
			client.send("POST /echo/ping HTTP/1.1\r\nLibprocess-From: a@127.0.0.1:9\r\nContent-Encoding: gzip\r\n"
					+ "Content-Length: " + bomb.length() + "\r\n" + TargetRuntime.HOST + bomb);

			assertThat(client.readStatus()).isEqualTo(413);
			assertThat(client.readToEnd()).isEmpty();
		}
		assertThat(this.target.messages).isEmpty();
	}

	private static String gzip(int zeros) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
			out.write(new byte[zeros]);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toString(StandardCharsets.ISO_8859_1);
	}

}
