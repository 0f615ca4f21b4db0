package io.actorprocess.remote.netty;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.Headers;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.Address;
import io.actorprocess.remote.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long clients may take.
 */
class InboundTimeoutTests {

	private static final Address ANY = Address.parse("127.0.0.1:0");

	private static final String HOST = "Host: h\r\n\r\n";

	private static final String PROBE = "GET /probe HTTP/1.1\r\n" + HOST;

	private final EchoListener listener = new EchoListener();

	private final BlockingQueue<Promise<HttpResponse>> promises = new LinkedBlockingQueue<>();

	private NettySocketManager manager = new NettySocketManager();

	private Address server = ANY;

	@AfterEach
	void close() {
		this.manager.close();
	}

	@AfterAll
	static void nothingLeaked() {
		Leaks.assertNone();
	}

	private void bind(NettySocketOptions.Builder options) {
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

	@Test
	void slowHeadIsRefused() throws IOException {
		bind(NettySocketOptions.builder().headTimeout(Duration.ofMillis(50)));
		try (RawClient client = new RawClient(this.server)) {
			assertThat(client.send("GET /a HT").readStatus()).isEqualTo(408);
			assertThat(client.readToEnd()).isEmpty();
			assertThat(this.manager.statistics().refused()).isEqualTo(Map.of(Refusal.REQUEST, 1L));
		}
	}

	@Test
	void slowBodyIsRefused() throws IOException {
		bind(NettySocketOptions.builder().bodyTimeout(Duration.ofMillis(50)));
		try (RawClient client = new RawClient(this.server)) {
			client.send("POST /a HTTP/1.1\r\nContent-Length: 1000\r\n" + HOST + "abc");

			assertThat(client.readStatus()).isEqualTo(408);
			assertThat(client.readToEnd()).isEmpty();
			assertThat(this.listener.requests).isEmpty();
		}
	}

	@Test
	void silentConnectionIsEndedIfThereIsALimit() throws Exception {
		bind(NettySocketOptions.builder().inboundIdleTimeout(Duration.ofMillis(50)));
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
	void idleConnectionHasNoTimer() throws Exception {
		bind(NettySocketOptions.builder()
			.headTimeout(Duration.ofMillis(20))
			.bodyTimeout(Duration.ofMillis(20))
			.writeTimeout(Duration.ofMillis(20)));
		answerByHand();
		try (RawClient idle = new RawClient(this.server); RawClient slow = new RawClient(this.server)) {
			idle.send(PROBE);
			Promise<HttpResponse> pending = EchoListener.next(this.promises);
			assertThat(slow.send("GET /a HT").readStatus()).isEqualTo(408);

			pending.set(HttpResponse.ok("late"));

			assertThat(idle.read()).endsWith("late");
			idle.send(PROBE);
			EchoListener.next(this.promises).set(HttpResponse.ok("again"));
			assertThat(idle.read()).endsWith("again");
		}
	}

	@Test
	void clientThatNeverReadsIsNotReadFromAndThenDisconnected() throws Exception {
		bind(NettySocketOptions.builder().writeTimeout(Duration.ofMillis(200)));
		byte[] large = new byte[1_000_000];
		this.listener.route = (request) -> Future.ready(new HttpResponse(200, Headers.empty(), large));
		try (RawClient client = new RawClient(this.server)) {
			client.send(PROBE.repeat(1_000));

			assertThat(client.readAfterTheServerGaveUp()).isLessThan(100_000_000);
			assertThat(this.listener.requests.size()).isLessThan(100);
			Leaks.assertNone(); // given back by the end of the connection, not by that of
								// the sockets
		}
	}

}
