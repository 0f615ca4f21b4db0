package io.actorprocess.remote.netty;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.Headers;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Pipe;
import io.actorprocess.message.Address;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Responses whose bodies are streams, files, or compressed.
 */
class ResponseStreamTests implements WithoutLeaks {

	private static final String HOST = "Host: h\r\n\r\n";

	private static final String GET = "GET /a HTTP/1.1\r\n" + HOST;

	private final EchoListener listener = new EchoListener();

	private final NettySocketManager manager = new NettySocketManager();

	private final Address server = this.manager.bind(Address.parse("127.0.0.1:0"), this.listener);

	private final Pipe pipe = new Pipe();

	@TempDir
	private Path directory;

	@AfterEach
	void close() {
		this.manager.close();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private void respond(HttpResponse response) {
		this.listener.route = (request) -> Future.ready(response);
	}

	private void stream() {
		respond(HttpResponse.stream(200, "text/plain", this.pipe.reader()));
	}

	@Test
	void piecesLeaveAsTheyAreWritten() throws IOException {
		stream();
		try (RawClient client = new RawClient(this.server)) {
			String head = client.send(GET).readHead();
			assertThat(head).contains("\r\nTransfer-Encoding: chunked\r\n").doesNotContain("Content-Length");

			this.pipe.writer().write(bytes("hello"));
			assertThat(client.readChunk()).isEqualTo("hello");
			this.pipe.writer().write(bytes("world"));
			assertThat(client.readChunk()).isEqualTo("world");
			this.pipe.writer().close();

			assertThat(client.readChunk()).isEmpty();
			respond(HttpResponse.ok("next"));
			assertThat(client.send(GET).read()).endsWith("next");
		}
	}

	@Test
	void responsesWaitForTheStreamBeforeThem() throws Exception {
		BlockingQueue<Promise<HttpResponse>> promises = new LinkedBlockingQueue<>();
		this.listener.route = (request) -> {
			Promise<HttpResponse> promise = new Promise<>();
			promises.add(promise);
			return promise.future();
		};
		try (RawClient client = new RawClient(this.server)) {
			client.send(GET + GET + GET);
			Promise<HttpResponse> first = EchoListener.next(promises);
			Promise<HttpResponse> second = EchoListener.next(promises);
			EchoListener.next(promises).set(HttpResponse.ok("third"));
			second.set(HttpResponse.stream(200, "text/plain", this.pipe.reader()));
			this.pipe.writer().write(bytes("second"));
			first.set(HttpResponse.ok("first"));

			assertThat(client.read()).endsWith("first");
			assertThat(client.readHead()).contains("chunked");
			assertThat(client.readChunk()).isEqualTo("second");
			this.pipe.writer().close();
			assertThat(client.readChunk()).isEmpty();
			assertThat(client.read()).endsWith("third");
		}
	}

	@Test
	void failedStreamIsNotCompleted() throws IOException {
		stream();
		try (RawClient client = new RawClient(this.server)) {
			client.send(GET + GET).readHead();
			this.pipe.writer().write(bytes("hello"));
			this.pipe.writer().fail(new IOException("disk full"));

			assertThat(client.readChunk()).isEqualTo("hello");
			assertThat(client.readChunk()).isNull();
		}
	}

	@Test
	void producerLearnsThatTheClientIsGone() throws Exception {
		stream();
		CountDownLatch closed = new CountDownLatch(1);
		this.pipe.writer().readerClosed().onReady((nothing) -> closed.countDown());
		try (RawClient client = new RawClient(this.server)) {
			client.send(GET).readHead();
		}

		assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void streamThatComesAfterTheClientIsGoneIsClosed() throws Exception {
		BlockingQueue<Promise<HttpResponse>> promises = new LinkedBlockingQueue<>();
		this.listener.route = (request) -> {
			Promise<HttpResponse> promise = new Promise<>();
			promises.add(promise);
			return promise.future();
		};
		CountDownLatch discarded = new CountDownLatch(1);
		CountDownLatch closed = new CountDownLatch(1);
		this.pipe.writer().readerClosed().onReady((nothing) -> closed.countDown());
		Promise<HttpResponse> late;
		try (RawClient client = new RawClient(this.server)) {
			client.send(GET);
			late = EchoListener.next(promises);
			late.future().onDiscard(discarded::countDown);
		}
		assertThat(discarded.await(20, TimeUnit.SECONDS)).isTrue();

		late.set(HttpResponse.stream(200, "text/plain", this.pipe.reader()));

		assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void producerWaitsForAClientThatDoesNotRead() throws Exception {
		stream();
		byte[] piece = new byte[65_536];
		long written = 0;
		try (RawClient client = new RawClient(this.server)) {
			client.send(GET);
			while (written < 200_000_000 && this.pipe.writer().write(piece).await(Duration.ofSeconds(1))) {
				written += piece.length;
			}
			written += piece.length;
			this.pipe.writer().close();
			assertThat(written).isLessThan(100_000_000);

			client.readHead();
			long read = 0;
			for (String chunk = client.readChunk(); chunk != null && !chunk.isEmpty(); chunk = client.readChunk()) {
				read += chunk.length();
			}
			assertThat(read).isEqualTo(written);
		}
	}

	@Test
	void oldClientGetsTheStreamUntilTheConnectionEnds() throws IOException {
		stream();
		this.pipe.writer().write(bytes("hello"));
		this.pipe.writer().close();
		try (RawClient client = new RawClient(this.server)) {
			client.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");

			assertThat(client.readToEnd()).contains("\r\nConnection: close\r\n")
				.doesNotContain("chunked")
				.endsWith("\r\n\r\nhello");
		}
	}

	@Test
	void headOfAStreamOrFileHasNoBody() throws Exception {
		stream();
		Path file = Files.writeString(this.directory.resolve("a.txt"), "hello");
		try (RawClient client = new RawClient(this.server)) {
			String head = client.send("HEAD /a HTTP/1.1\r\n" + HOST).readHead();
			assertThat(head).contains("\r\nTransfer-Encoding: chunked\r\n");
			assertThat(this.pipe.writer().readerClosed().get(Duration.ofSeconds(20))).isNull();

			respond(HttpResponse.file(file));
			assertThat(client.send("HEAD /a HTTP/1.1\r\n" + HOST).readHead()).contains("\r\nContent-Length: 5\r\n");
			respond(HttpResponse.ok("next"));
			assertThat(client.send(GET).read()).endsWith("next");
		}
	}

	@Test
	void filesOfAnySizeArriveIntact() throws IOException {
		for (int size : new int[] { 0, 1, 65_536, 65_537, 3_000_000 }) {
			String text = "0123456789abcdef".repeat(size / 16 + 1).substring(0, size);
			respond(HttpResponse.file(Files.writeString(this.directory.resolve("a.txt"), text)));
			try (RawClient client = new RawClient(this.server)) {
				String response = client.send(GET + GET).read();

				assertThat(response).startsWith("HTTP/1.1 200 OK\r\n")
					.contains("\r\nContent-Type: text/plain; charset=utf-8\r\n")
					.endsWith("\r\n\r\n" + text);
				assertThat(client.read()).endsWith("\r\n\r\n" + text);
			}
		}
	}

	@Test
	void whatIsNoFileIsNotFound() throws IOException {
		try (RawClient client = new RawClient(this.server)) {
			respond(HttpResponse.file(this.directory.resolve("missing")));
			assertThat(client.send(GET).readStatus()).isEqualTo(404);
			respond(HttpResponse.file(this.directory));
			assertThat(client.send(GET).readStatus()).isEqualTo(404);
		}
	}

	@Test
	void statusWithoutABodyClosesTheStream() throws Exception {
		respond(HttpResponse.stream(204, "text/plain", this.pipe.reader()));
		try (RawClient client = new RawClient(this.server)) {
			assertThat(client.send(GET).read()).startsWith("HTTP/1.1 204 ").doesNotContain("chunked");

			assertThat(this.pipe.writer().readerClosed().get(Duration.ofSeconds(20))).isNull();
		}
	}

	@Test
	void largeResponseIsCompressedForAClientThatAcceptsIt() throws IOException {
		String text = "hello world ".repeat(1_000);
		respond(HttpResponse.ok(text));
		try (RawClient client = new RawClient(this.server)) {
			String response = client.send("GET /a HTTP/1.1\r\nAccept-Encoding: gzip;q=0.5, *;q=0\r\n" + HOST).read();

			int body = response.indexOf("\r\n\r\n") + 4;
			assertThat(response).contains("\r\nContent-Encoding: gzip\r\n", "\r\nVary: Accept-Encoding\r\n")
				.hasSizeLessThan(1_000);
			GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes(response.substring(body))));
			assertThat(in).asString(StandardCharsets.US_ASCII).isEqualTo(text);
		}
	}

	@Test
	void nothingElseIsCompressed() throws IOException {
		String accepting = "GET /a HTTP/1.1\r\nAccept-Encoding: gzip\r\n" + HOST;
		String large = "x".repeat(1_024);
		try (RawClient client = new RawClient(this.server)) {
			respond(HttpResponse.ok(large));
			assertThat(client.send(GET).read()).endsWith(large);
			assertThat(client.send("GET /a HTTP/1.1\r\nAccept-Encoding: gzip;q=0\r\n" + HOST).read()).endsWith(large);
			respond(HttpResponse.ok(large.substring(1)));
			assertThat(client.send(accepting).read()).endsWith(large.substring(1));
			respond(HttpResponse.ok(large).with("Content-Encoding", "br"));
			assertThat(client.send(accepting).read()).endsWith(large);
			respond(new HttpResponse(200, Headers.of("Content-Type", "image/png"), bytes(large)));
			assertThat(client.send(accepting).read()).endsWith(large);
		}
	}

}
