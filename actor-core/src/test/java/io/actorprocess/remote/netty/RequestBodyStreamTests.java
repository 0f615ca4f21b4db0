package io.actorprocess.remote.netty;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Pipe;
import io.actorprocess.message.Address;
import io.actorprocess.remote.Reception;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests whose routes read the body while it arrives.
 */
class RequestBodyStreamTests implements WithoutLeaks {

	private static final String HOST = "Host: h\r\n\r\n";

	private static final String CHUNKED = "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + HOST;

	private static final String PROBE = "GET /probe HTTP/1.1\r\n" + HOST;

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final EchoListener listener = new EchoListener();

	private final BlockingQueue<HttpRequest> requests = new LinkedBlockingQueue<>();

	private final Promise<HttpResponse> response = new Promise<>();

	private final NettySocketManager manager = new NettySocketManager(NettySocketOptions.builder().build());

	private final Address server = this.manager.bind(Address.parse("127.0.0.1:0"), this.listener);

	@BeforeEach
	void streamBodies() {
		this.listener.reception = Reception.STREAM;
		this.listener.route = (request) -> {
			this.requests.add(request);
			return request.path().equals("/probe") ? Future.ready(HttpResponse.ok("probe")) : this.response.future();
		};
	}

	@AfterEach
	void close() {
		this.manager.close();
	}

	private static String next(Pipe.Reader reader) throws Exception {
		return new String(reader.read().get(PATIENCE), StandardCharsets.ISO_8859_1);
	}

	@Test
	void routeReadsTheBodyWhileItArrives() throws Exception {
		try (RawClient client = new RawClient(this.server)) {
			client.send(CHUNKED);
			Pipe.Reader reader = EchoListener.next(this.requests).reader();

			client.send("5\r\nhello\r\n");
			assertThat(next(reader)).isEqualTo("hello");
			client.send("5\r\nworld\r\n0\r\n\r\n" + PROBE);
			assertThat(next(reader)).isEqualTo("world");
			assertThat(next(reader)).isEmpty();
			this.response.set(HttpResponse.ok("done"));

			assertThat(client.read()).endsWith("done");
			assertThat(client.read()).endsWith("probe");
		}
	}

	@Test
	void bodyMayBeAnsweredAsItArrives() throws Exception {
		this.listener.route = (request) -> Future.ready(HttpResponse.stream(200, "text/plain", request.reader()));
		try (RawClient client = new RawClient(this.server)) {
			client.send(CHUNKED).readHead();
			for (int i = 0; i < 10; i++) {
				client.send("1\r\n" + i + "\r\n");
				assertThat(client.readChunk()).isEqualTo(String.valueOf(i));
			}
			client.send("0\r\n\r\n" + CHUNKED + "0\r\n\r\n");

			assertThat(client.readChunk()).isEmpty();
			assertThat(client.readStatus()).isEqualTo(200);
		}
	}

	@Test
	void largeBodyGoesThroughWithoutBeingKept() throws Exception {
		int size = 20_000_000;
		try (RawClient client = new RawClient(this.server)) {
			Thread sender = new Thread(() -> {
				try {
					client.send("POST /a HTTP/1.1\r\nContent-Length: " + size + "\r\n" + HOST);
					client.send("x".repeat(size));
				}
				catch (IOException ex) {
					this.response.fail(ex);
				}
			});
			sender.start();
			Pipe.Reader reader = EchoListener.next(this.requests).reader();
			int length = 0;
			for (String piece = next(reader); !piece.isEmpty(); piece = next(reader)) {
				length += piece.length();
			}
			sender.join();
			this.response.set(HttpResponse.ok(String.valueOf(length)));

			assertThat(client.read()).endsWith(String.valueOf(size));
		}
	}

	@Test
	void readingStopsWhileTheRouteLagsBehind() throws Exception {
		InboundServices services = EchoListener.services(this.listener, new Traffic());
		EmbeddedChannel channel = new EmbeddedChannel();
		channel.pipeline().addLast(new InboundConnection(channel, services, new InetSocketAddress("127.0.0.1", 9)));
		channel.writeInbound(
				Unpooled.copiedBuffer("POST /a HTTP/1.1\r\nContent-Length: 1000000\r\n" + HOST + "x".repeat(1000),
						StandardCharsets.US_ASCII));
		Pipe.Reader reader = EchoListener.next(this.requests).reader();
		assertThat(channel.config().isAutoRead()).isTrue();

		channel.writeInbound(Unpooled.wrappedBuffer(new byte[70_000]));
		assertThat(channel.config().isAutoRead()).isFalse();
		channel.writeInbound(Unpooled.wrappedBuffer(new byte[10_000]));
		next(reader);
		assertThat(channel.config().isAutoRead()).isFalse();
		next(reader);
		channel.runPendingTasks();

		assertThat(channel.config().isAutoRead()).isTrue();
		assertThat(next(reader)).hasSize(10_000);
		channel.finishAndReleaseAll();
		assertThat(reader.read().failure()).hasMessage("The client has gone");
	}

	@Test
	void routeLearnsThatTheClientIsGone() throws Exception {
		Pipe.Reader reader;
		try (RawClient client = new RawClient(this.server)) {
			client.send(CHUNKED + "5\r\nhello\r\n");
			reader = EchoListener.next(this.requests).reader();
			assertThat(next(reader)).isEqualTo("hello");
		}

		Future<byte[]> end = reader.read();
		assertThat(end.await(PATIENCE)).isTrue();
		assertThat(end.failure()).hasMessage("The client has gone");
	}

	@Test
	void malformedChunkFailsTheBodyAndEndsTheConnectionAfterTheResponse() throws Exception {
		try (RawClient client = new RawClient(this.server)) {
			client.send(CHUNKED);
			Pipe.Reader reader = EchoListener.next(this.requests).reader();
			client.send("nonsense\r\n" + PROBE);
			Future<byte[]> end = reader.read();
			assertThat(end.await(PATIENCE)).isTrue();
			assertThat(end.failure()).hasMessage("The size of a chunk is malformed");
			this.response.set(HttpResponse.status(400));

			assertThat(client.readStatus()).isEqualTo(400);
			assertThat(client.readToEnd()).isEmpty();
		}
	}

	@Test
	void earlyResponseEndsTheConnection() throws Exception {
		try (RawClient client = new RawClient(this.server)) {
			client.send(CHUNKED);
			Pipe.Reader reader = EchoListener.next(this.requests).reader();
			this.response.set(HttpResponse.status(403));

			assertThat(client.readStatus()).isEqualTo(403);
			assertThat(client.readToEnd()).isEmpty();
			assertThat(reader.read().await(PATIENCE)).isTrue();
		}
	}

	@Test
	void leaveToSendTheBodyIsGivenBeforeTheResponse() throws Exception {
		try (RawClient client = new RawClient(this.server)) {
			client.send("POST /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 5\r\n" + HOST);
			assertThat(client.read()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
			Pipe.Reader reader = EchoListener.next(this.requests).reader();
			client.send("hello");
			assertThat(next(reader)).isEqualTo("hello");
			assertThat(next(reader)).isEmpty();
			this.response.set(HttpResponse.ok("done"));

			assertThat(client.read()).endsWith("done");
		}
	}

	@Test
	void noLeaveIsGivenForABodyThatNobodyReads() throws Exception {
		this.listener.reception = new Reception.Refused(HttpResponse.status(404));
		try (RawClient client = new RawClient(this.server)) {
			client.send("POST /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 5\r\n" + HOST);

			assertThat(client.readStatus()).isEqualTo(404);
			assertThat(client.readToEnd()).isEmpty();
			assertThat(this.requests).isEmpty();
		}
	}

	@Test
	void endOfTheBytesIsSeenWheneverItComes() throws Exception {
		try (RawClient silent = new RawClient(this.server)) {
			assertThat(silent.finish().readToEnd()).isEmpty();
		}
		try (RawClient between = new RawClient(this.server)) {
			assertThat(between.send(PROBE).read()).endsWith("probe");
			assertThat(between.finish().readToEnd()).isEmpty();
		}
	}

}
