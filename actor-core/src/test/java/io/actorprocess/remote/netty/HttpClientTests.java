package io.actorprocess.remote.netty;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.Body;
import io.actorprocess.http.HttpClient;
import io.actorprocess.http.HttpClientOptions;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Pipe;
import io.actorprocess.http.Url;
import io.actorprocess.message.Address;
import io.actorprocess.remote.Reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Single requests of the HTTP client.
 */
class HttpClientTests implements WithoutLeaks {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final EchoListener listener = new EchoListener();

	private final NettySocketManager manager = new NettySocketManager();

	private final Address server = this.manager.bind(Address.parse("127.0.0.1:0"), this.listener);

	private final HttpClient client = this.manager.http();

	private final Url url = Url.parse("http://" + this.server + "/a");

	@TempDir
	private Path directory;

	@AfterEach
	void close() {
		this.manager.close();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static Throwable failure(Future<?> future) throws InterruptedException {
		assertThat(future.await(PATIENCE)).isTrue();
		return future.failure();
	}

	/** Answers with what was asked. */
	private void mirror() {
		this.listener.route = (request) -> Future.ready(HttpResponse
			.ok(request.method() + " " + request.path() + " " + request.query() + " " + request.text()));
	}

	@Test
	void eachMethodReachesTheServer() throws Exception {
		mirror();

		assertThat(this.client.get(this.url).get(PATIENCE).text()).isEqualTo("GET /a {} ");
		assertThat(this.client.delete(this.url).get(PATIENCE).text()).isEqualTo("DELETE /a {} ");
		assertThat(this.client.post(this.url, "text/x", bytes("hi")).get(PATIENCE).text()).isEqualTo("POST /a {} hi");
		assertThat(this.client.put(this.url, "text/x", bytes("hi")).get(PATIENCE).text()).isEqualTo("PUT /a {} hi");
		HttpRequest patch = HttpRequest.to("PATCH", this.url).with("X-One", "1");
		assertThat(this.client.send(this.url, patch).get(PATIENCE).text()).isEqualTo("PATCH /a {} ");
		HttpRequest last = this.listener.requests.get(4);
		assertThat(last.headers().get("x-one")).isEqualTo("1");
		assertThat(last.headers().get("host")).isEqualTo(this.server.toString());
		assertThat(last.client()).isNotNull();
		assertThat(this.listener.requests.get(2).headers().get("content-type")).isEqualTo("text/x");
	}

	@Test
	void queryIsEscapedOnceOnTheWire() throws Exception {
		mirror();

		Url query = Url.parse("http://" + this.server + "/a%20b?k=%3A%5C%25+%26");

		assertThat(this.client.get(query).get(PATIENCE).text()).isEqualTo("GET /a%20b {k=:\\% &} ");
	}

	@Test
	void responseToHeadHasNoBody() throws Exception {
		HttpResponse response = this.client.send(this.url, HttpRequest.to("HEAD", this.url)).get(PATIENCE);

		assertThat(response.status()).isEqualTo(200);
		assertThat(response.headers().get("content-length")).isEqualTo("2");
		assertThat(response.body()).isEmpty();
	}

	@Test
	void nameOfAHostIsLookedUp() throws Exception {
		Url named = Url.parse("http://localhost:" + this.server.port() + "/a");

		assertThat(this.client.get(named).get(PATIENCE).text()).isEqualTo("/a");
	}

	@Test
	void unknownHostAndRefusedConnectionFail() throws Exception {
		int port = this.server.port();
		assertThat(failure(this.client.get(Url.parse("http://no.such.host.invalid/")))).isInstanceOf(IOException.class);
		NettySocketManager other = new NettySocketManager();
		other.bind(Address.parse("127.0.0.1:0"), this.listener);
		HttpClient elsewhere = other.http();
		this.manager.close();

		assertThat(failure(elsewhere.get(Url.parse("http://127.0.0.1:" + port + "/"))))
			.isInstanceOf(ConnectException.class);
		other.close();
	}

	@Test
	void whatWouldTearTheRequestApartIsRefused() throws Exception {
		HttpRequest path = HttpRequest.get("/a b HTTP/1.1");
		HttpRequest method = new HttpRequest("GET /x", "/a", path.query(), path.headers(), path.content(), null);

		assertThat(failure(this.client.send(this.url, path))).isInstanceOf(IllegalArgumentException.class);
		assertThat(failure(this.client.send(this.url, method))).isInstanceOf(IllegalArgumentException.class);
		assertThat(failure(this.client.get(Url.parse("ftp://h:1/")))).isInstanceOf(IllegalArgumentException.class);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> HttpClientOptions.DEFAULT.withMaxBody(0).withConnectTimeout(PATIENCE));
	}

	@Test
	void streamIsHandedOutBeforeItsEnd() throws Exception {
		Pipe pipe = new Pipe();
		this.listener.route = (request) -> Future.ready(HttpResponse.stream(200, "text/plain", pipe.reader()));

		HttpResponse response = this.client.stream(this.url, HttpRequest.to("GET", this.url)).get(PATIENCE);
		Pipe.Reader reader = response.reader();

		pipe.writer().write(bytes("hello"));
		assertThat(reader.read().get(PATIENCE)).asString().isEqualTo("hello");
		pipe.writer().write(bytes("world"));
		assertThat(reader.read().get(PATIENCE)).asString().isEqualTo("world");
		pipe.writer().close();
		assertThat(reader.read().get(PATIENCE)).isEmpty();
	}

	@Test
	void failureOfTheServersStreamFailsTheClients() throws Exception {
		Pipe pipe = new Pipe();
		this.listener.route = (request) -> Future.ready(HttpResponse.stream(200, "text/plain", pipe.reader()));
		HttpResponse response = this.client.stream(this.url, HttpRequest.to("GET", this.url)).get(PATIENCE);
		pipe.writer().write(bytes("hello"));
		Pipe.Reader reader = response.reader();
		assertThat(reader.read().get(PATIENCE)).asString().isEqualTo("hello");

		pipe.writer().fail(new IOException("disk full"));

		assertThat(failure(reader.read())).isInstanceOf(IOException.class);
	}

	@Test
	void serverWaitsForAClientThatDoesNotRead() throws Exception {
		Pipe pipe = new Pipe();
		this.listener.route = (request) -> Future.ready(HttpResponse.stream(200, "text/plain", pipe.reader()));
		Pipe.Reader reader = this.client.stream(this.url, HttpRequest.to("GET", this.url)).get(PATIENCE).reader();
		byte[] piece = new byte[65_536];
		long written = piece.length;

		while (written < 200_000_000 && pipe.writer().write(piece).await(Duration.ofSeconds(1))) {
			written += piece.length;
		}
		pipe.writer().close();

		assertThat(written).isLessThan(100_000_000);
		long read = 0;
		for (int length = -1; length != 0; read += length) {
			length = reader.read().get(PATIENCE).length;
		}
		assertThat(read).isEqualTo(written);
	}

	@Test
	void closedReaderEndsTheServersStream() throws Exception {
		Pipe pipe = new Pipe();
		CountDownLatch closed = new CountDownLatch(1);
		pipe.writer().readerClosed().onReady((nothing) -> closed.countDown());
		this.listener.route = (request) -> Future.ready(HttpResponse.stream(200, "text/plain", pipe.reader()));

		this.client.stream(this.url, HttpRequest.to("GET", this.url)).get(PATIENCE).reader().close();

		assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void bodyOfARequestMayBeAStreamOrAFile() throws Exception {
		this.listener.reception = Reception.STREAM;
		this.listener.route = (request) -> request.reader()
			.readAll(10_000_000)
			.then((body) -> HttpResponse.ok(String.valueOf(body.length)));
		Pipe pipe = new Pipe();
		HttpRequest post = HttpRequest.to("POST", this.url);

		Future<HttpResponse> response = this.client.send(this.url, post.withContent(new Body.Stream(pipe.reader())));
		for (int i = 0; i < 100; i++) {
			pipe.writer().write(new byte[10_000]).get(PATIENCE);
		}
		pipe.writer().close();
		assertThat(response.get(PATIENCE).text()).isEqualTo("1000000");

		Path file = Files.write(this.directory.resolve("a"), new byte[300_000]);
		assertThat(this.client.send(this.url, post.withContent(new Body.File(file))).get(PATIENCE).text())
			.isEqualTo("300000");
		Path missing = this.directory.resolve("missing");
		assertThat(failure(this.client.send(this.url, post.withContent(new Body.File(missing)))))
			.hasMessageContaining("missing");
	}

	@Test
	void responseThatIsTooLargeFails() throws Exception {
		HttpClient modest = this.client.with(HttpClientOptions.DEFAULT.withMaxBody(10));
		this.listener.route = (request) -> Future.ready(HttpResponse.ok("x".repeat(11)));

		assertThat(failure(modest.get(this.url))).isInstanceOf(ProtocolException.class)
			.hasMessage("The body is larger than 10 bytes");
	}

	@Test
	void responseThatIsTooLateFailsAndTheServerIsTold() throws Exception {
		HttpClient hasty = this.client.with(HttpClientOptions.DEFAULT.withRequestTimeout(Duration.ofMillis(50)));
		CountDownLatch discarded = new CountDownLatch(1);
		this.listener.route = (request) -> new Promise<HttpResponse>().future().onDiscard(discarded::countDown);

		assertThat(failure(hasty.get(this.url))).isInstanceOf(TimeoutException.class)
			.hasMessageContaining(this.server.toString());
		assertThat(discarded.await(20, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void discardedResponseDisconnects() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch discarded = new CountDownLatch(1);
		this.listener.route = (request) -> {
			asked.countDown();
			return new Promise<HttpResponse>().future().onDiscard(discarded::countDown);
		};
		Future<HttpResponse> response = this.client.get(this.url);
		assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

		response.discard();

		assertThat(discarded.await(20, TimeUnit.SECONDS)).isTrue();
		assertThat(response.await(PATIENCE)).isTrue();
		assertThat(response.isDiscarded()).isTrue();
	}

	@Test
	void closingTheSocketsFailsWhatIsMissing() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		this.listener.route = (request) -> {
			asked.countDown();
			return new Promise<HttpResponse>().future();
		};
		Future<HttpResponse> response = this.client.get(this.url);
		assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

		this.manager.close();

		assertThat(failure(response)).isInstanceOf(IOException.class);
		assertThat(failure(this.client.get(this.url))).isNotNull();
	}

}
