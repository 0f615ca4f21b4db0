package io.actorprocess.remote.netty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.Headers;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.Address;
import io.actorprocess.remote.SocketStatistics;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients meet at the listening port, beside single requests.
 */
class InboundTests implements WithoutLeaks {

	private static final Address ANY = Address.parse("127.0.0.1:0");

	private static final String HOST = "Host: h\r\n\r\n";

	private static final String PROBE = "GET /probe HTTP/1.1\r\n" + HOST;

	private final EchoListener listener = new EchoListener();

	private final BlockingQueue<Promise<HttpResponse>> promises = new LinkedBlockingQueue<>();

	private NettySocketManager manager = new NettySocketManager();

	private Address server = this.manager.bind(ANY, this.listener);

	@AfterEach
	void close() {
		this.manager.close();
	}

	private void rebind(NettySocketOptions.Builder options) {
		this.manager.close();
		this.manager = new NettySocketManager(options.build());
		this.server = this.manager.bind(ANY, this.listener);
	}

	/** From now on the test itself answers what is asked of the route. */
	private void answerByHand() {
		this.listener.route = (request) -> {
			Promise<HttpResponse> promise = new Promise<>();
			this.promises.add(promise);
			return promise.future();
		};
	}

	private static String get(String path) {
		return "GET " + path + " HTTP/1.1\r\n" + HOST;
	}

	@Test
	void responsesLeaveInTheOrderOfTheRequests() throws Exception {
		answerByHand();
		try (RawClient client = new RawClient(this.server)) {
			client.send(get("/1") + get("/2") + get("/3"));
			Promise<HttpResponse> first = EchoListener.next(this.promises);
			Promise<HttpResponse> second = EchoListener.next(this.promises);
			Promise<HttpResponse> third = EchoListener.next(this.promises);

			third.set(HttpResponse.ok("third"));
			second.set(HttpResponse.ok("second"));
			first.set(HttpResponse.ok("first"));

			assertThat(client.read()).endsWith("\r\n\r\nfirst");
			assertThat(client.read()).endsWith("\r\n\r\nsecond");
			assertThat(client.read()).endsWith("\r\n\r\nthird");
		}
	}

	@Test
	void answerToAMessageWaitsForEarlierResponses() throws Exception {
		answerByHand();
		try (RawClient client = new RawClient(this.server)) {
			client.send(get("/1") + "POST /echo/ping HTTP/1.1\r\nLibprocess-From: a@127.0.0.1:9\r\n" + HOST);
			assertThat(EchoListener.next(this.listener.messages).name()).isEqualTo("ping");

			EchoListener.next(this.promises).set(HttpResponse.ok("first"));

			assertThat(client.readStatus()).isEqualTo(200);
			assertThat(client.readStatus()).isEqualTo(202);
		}
	}

	@Test
	void onlySoManyRequestsRunAtATime() throws Exception {
		rebind(NettySocketOptions.builder().pipelined(3));
		answerByHand();
		try (RawClient client = new RawClient(this.server)) {
			client.send(get("/x").repeat(10));
			for (int answered = 0; answered < 10; answered++) {
				Promise<HttpResponse> next = EchoListener.next(this.promises);
				assertThat(this.listener.requests.size() - answered).isBetween(1, 3);
				next.set(HttpResponse.ok(String.valueOf(answered)));
				assertThat(client.read()).endsWith("\r\n\r\n" + answered);
			}
		}
	}

	@Test
	void responsesToComeAreDiscardedWhenTheClientIsGone() throws Exception {
		answerByHand();
		CountDownLatch discarded = new CountDownLatch(2);
		try (RawClient client = new RawClient(this.server)) {
			client.send(get("/1") + get("/2"));
			EchoListener.next(this.promises).future().onDiscard(discarded::countDown);
			EchoListener.next(this.promises).future().onDiscard(discarded::countDown);
		}

		assertThat(discarded.await(20, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void silentConnectionIsEndedIfThereIsALimit() throws Exception {
		rebind(NettySocketOptions.builder().inboundIdleTimeout(Duration.ofMillis(50)));
		answerByHand();
		try (RawClient silent = new RawClient(this.server); RawClient waiting = new RawClient(this.server)) {
			waiting.send(PROBE);
			Promise<HttpResponse> pending = EchoListener.next(this.promises);

			assertThat(silent.readToEnd()).isEmpty();

			pending.set(HttpResponse.ok("late"));
			assertThat(waiting.read()).endsWith("late");
			assertThat(waiting.readToEnd()).isEmpty();
		}
	}

	@Test
	void outcomesWithoutAResponseHaveAStatus() throws Exception {
		answerByHand();
		try (RawClient client = new RawClient(this.server)) {
			client.send(get("/1") + get("/2") + get("/3"));

			EchoListener.next(this.promises).fail(new IllegalStateException("out of order"));
			EchoListener.next(this.promises).discard();
			EchoListener.next(this.promises).abandon("the process ended");

			assertThat(client.read()).startsWith("HTTP/1.1 500 ").endsWith("\r\n\r\nout of order");
			assertThat(client.readStatus()).isEqualTo(503);
			assertThat(client.read()).endsWith("\r\n\r\n500 Internal Server Error.");
		}
	}

	@Test
	void listenerThatThrowsIsAnswered() throws IOException {
		this.listener.route = (request) -> {
			throw new IllegalStateException("test");
		};
		this.listener.delivery = (message) -> {
			throw new IllegalStateException("test");
		};
		try (RawClient client = new RawClient(this.server)) {
			assertThat(client.send(PROBE).readStatus()).isEqualTo(500);
			client.send("POST /echo/ping HTTP/1.1\r\nLibprocess-From: a@127.0.0.1:9\r\n" + HOST);
			assertThat(client.readStatus()).isEqualTo(500);
		}
	}

	@Test
	void statusWithoutABodyHasNoLength() throws IOException {
		this.listener.route = (request) -> Future.ready(HttpResponse.text(204, "ignored"));
		try (RawClient client = new RawClient(this.server)) {
			String first = client.send(PROBE + PROBE).read();

			assertThat(first).startsWith("HTTP/1.1 204 No Content\r\n").doesNotContain("Content-Length", "ignored");
			assertThat(client.readStatus()).isEqualTo(204);
		}
	}

	@Test
	void leaveToSendABodyComesInTurn() throws Exception {
		answerByHand();
		try (RawClient client = new RawClient(this.server)) {
			client.send(get("/1") + "POST /2 HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n" + HOST);
			EchoListener.next(this.promises).set(HttpResponse.ok("1"));

			assertThat(client.readStatus()).isEqualTo(200);
			assertThat(client.read()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
			client.send("abc");
			EchoListener.next(this.promises).set(HttpResponse.ok("2"));
			assertThat(client.readStatus()).isEqualTo(200);
			assertThat(this.listener.requests.get(1).text()).isEqualTo("abc");
		}
	}

	@Test
	void headersOfAResponseCannotSplitIt() throws IOException {
		Headers tricky = Headers.of("X", "\u010d\u010aSet-Cookie: x", "Content-Length", "99", "date", "never");
		this.listener.route = (request) -> Future.ready(new HttpResponse(200, tricky, new byte[] { 'o', 'k' }));
		try (RawClient client = new RawClient(this.server)) {
			String response = client.send(PROBE).read();

			assertThat(response).contains("\r\nX: ??Set-Cookie: x\r\n")
				.endsWith("\r\nContent-Length: 2\r\n\r\nok")
				.doesNotContain("99", "never");
		}
	}

	@Test
	void connectionMayEndOnTheRoutesWish() throws IOException {
		this.listener.route = (request) -> Future.ready(HttpResponse.ok("bye").with("Connection", "close"));
		try (RawClient client = new RawClient(this.server)) {
			client.send(PROBE + PROBE);

			assertThat(client.read()).endsWith("bye");
			assertThat(client.readToEnd()).isEmpty();
		}
	}

	@Test
	void oldClientsMayKeepTheConnection() throws IOException {
		try (RawClient client = new RawClient(this.server)) {
			String request = "GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";

			assertThat(client.send(request).readStatus()).isEqualTo(200);
			assertThat(client.send(request).readStatus()).isEqualTo(200);
		}
	}

	@Test
	void inboundConnectionsAreListed() throws IOException {
		try (RawClient client = new RawClient(this.server)) {
			client.send(PROBE).readStatus();

			assertThat(this.manager.statistics().connections()).containsExactly(new SocketStatistics.Connection(
					"127.0.0.1:" + client.socket().getLocalPort(), true, false, "libprocess", 0));
		}
	}

	@Test
	void refusalSurvivesBytesThatFollowIt() throws IOException {
		List<String> answers = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			try (RawClient client = new RawClient(this.server)) {
				client.send("hello\r\n\r\n" + "x".repeat(100_000));
				answers.add(client.read());
			}
		}

		assertThat(answers).allMatch((answer) -> answer.startsWith("HTTP/1.1 400 Bad Request\r\n"));
		assertThat(answers.get(0).getBytes(StandardCharsets.US_ASCII).length).isLessThan(300);
	}

}
