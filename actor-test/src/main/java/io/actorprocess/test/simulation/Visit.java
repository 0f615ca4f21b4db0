package io.actorprocess.test.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;

import io.actorprocess.clock.TimeFormat;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.Body;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.remote.DecodedRequest;
import io.actorprocess.remote.DecodedResponse;
import io.actorprocess.remote.RequestDecoder;
import io.actorprocess.remote.RequestLimits;
import io.actorprocess.remote.ResponseDecoder;
import io.actorprocess.remote.ResponseText;
import io.actorprocess.remote.Responses;
import io.actorprocess.remote.SocketListener;

/**
 * One request to a machine and its response, in the bytes that a client and a server
 * would send each other.
 * <p>
 * Thread-safety: for the one thread of a simulation.
 */
final class Visit {

	/** The largest body of a response. */
	private static final int MOST_BYTES = RequestLimits.DEFAULT.httpBody();

	private final Network network;

	private final Node host;

	private final String target;

	private final Promise<HttpResponse> answer = new Promise<>();

	Visit(Network network, Node host, String target) {
		this.network = network;
		this.host = host;
		this.target = target;
	}

	/** Sends the request; the future is that of the response. */
	Future<HttpResponse> begin() {
		later(this::arrive);
		return this.answer.future();
	}

	private void arrive() {
		SimulatedSockets sockets = this.host.listening();
		SocketListener listener = (sockets != null) ? sockets.listener() : null;
		if (sockets == null || listener == null) {
			later(() -> fail("it does not listen"));
			return;
		}
		sockets.visited(this);
		byte[] bytes = "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(this.target, this.host.address())
			.getBytes(StandardCharsets.ISO_8859_1);
		DecodedRequest request = new RequestDecoder(RequestLimits.DEFAULT, null).next(ByteBuffer.wrap(bytes));
		serve(Objects.requireNonNull(request, "the request is complete"), listener).onAny((served) -> {
			HttpResponse response = Responses.of(served);
			bytes(response.content()).onAny((body) -> reply(sockets, response, body));
		});
	}

	private static Future<HttpResponse> serve(DecodedRequest request, SocketListener listener) {
		if (request instanceof DecodedRequest.PlainRequest plain) {
			return listener.request(plain.request());
		}
		if (request instanceof DecodedRequest.Refusal refusal) {
			return Future.ready(Responses.of(refusal));
		}
		throw new IllegalStateException("A GET request was decoded as " + request);
	}

	private static Future<byte[]> bytes(Body content) {
		if (content instanceof Body.Stream stream) {
			return stream.reader().readAll(MOST_BYTES);
		}
		if (content instanceof Body.File file) {
			try {
				return Future.ready(Files.readAllBytes(file.path()));
			}
			catch (IOException ex) {
				return Future.failed(ex);
			}
		}
		return Future.ready(((Body.Bytes) content).bytes());
	}

	private void reply(SimulatedSockets sockets, HttpResponse response, Future<byte[]> body) {
		sockets.left(this);
		if (!sockets.isOpen()) {
			return;
		}
		if (!body.isReady()) {
			later(() -> fail("the body of its response broke off"));
			return;
		}
		byte[] bytes = ResponseText.encode(new HttpResponse(response.status(), response.headers(), body.value()),
				TimeFormat.rfc1123(this.host.manager().clock().now()));
		later(() -> read(bytes));
	}

	private void read(byte[] bytes) {
		ResponseDecoder decoder = new ResponseDecoder(RequestLimits.DEFAULT);
		decoder.expect(false, false);
		try {
			DecodedResponse decoded = decoder.next(ByteBuffer.wrap(bytes));
			this.answer.set(Objects.requireNonNull(decoded, "the response is complete").response());
		}
		catch (ProtocolException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The runtime is gone before it has answered. */
	void lost() {
		later(() -> fail("it went down before it answered"));
	}

	private void fail(String why) {
		this.answer.fail(new IllegalStateException(
				"GET " + this.target + " has no answer from the machine " + this.host.name() + ": " + why));
	}

	private void later(Runnable action) {
		this.network.timeline().in(this.network.conditions().latencyNanos(this.network.random()), action);
	}

}
