package io.actorprocess.remote;

import java.io.EOFException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import io.actorprocess.http.Body;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Pipe;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that are handed out before their bodies have arrived.
 */
class RequestStreamTests {

	private static final String HEAD = "POST /a HTTP/1.1\r\nHost: h\r\n";

	private Reception reception = Reception.STREAM;

	private int asked;

	private final RequestDecoder decoder = new RequestDecoder(BadInput.LIMITS, List.of(), null, (head) -> {
		assertThat(head.path()).isEqualTo("/a");
		this.asked++;
		return this.reception;
	}, () -> false);

	private DecodedRequest.PlainRequest plain(ByteBuffer in) {
		DecodedRequest decoded = this.decoder.next(in);
		assertThat(decoded).isInstanceOf(DecodedRequest.PlainRequest.class);
		return (DecodedRequest.PlainRequest) decoded;
	}

	private static ByteBuffer ascii(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	private static String next(Pipe.Reader reader) {
		return new String(reader.read().value(), StandardCharsets.ISO_8859_1);
	}

	@Test
	void bodyGoesToTheStreamAsItArrives() {
		ByteBuffer in = ascii(HEAD + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
		Pipe.Reader reader = plain(in).request().reader();

		assertThat(this.decoder.next(in)).isNull();
		assertThat(next(reader)).isEqualTo("abc");
		assertThat(this.decoder.isStreaming()).isTrue();
		assertThat(this.decoder.next(ascii("2\r\nde\r\n0\r\n\r\n"))).isNull();

		assertThat(next(reader)).isEqualTo("de");
		assertThat(next(reader)).isEmpty();
		assertThat(this.decoder.isStreaming()).isFalse();
		assertThat(this.decoder.isIdle()).isTrue();
	}

	@Test
	void requestThatFollowsAStreamIsDecoded() {
		ByteBuffer in = ascii(HEAD + "Content-Length: 10\r\n\r\nabc");
		Pipe.Reader reader = plain(in).request().reader();
		this.decoder.next(in);

		ByteBuffer rest = ascii("defghij" + HEAD + "\r\n");
		assertThat(this.decoder.next(rest)).isNull();

		assertThat(reader.readAll(100).value()).asString().isEqualTo("abcdefghij");
		assertThat(plain(rest).request().body()).isEmpty();
		assertThat(this.asked).isEqualTo(1);
	}

	@Test
	void nobodyIsAskedAboutABodyThatIsThere() {
		DecodedRequest.PlainRequest decoded = plain(ascii(HEAD + "Content-Length: 3\r\n\r\nabc"));

		assertThat(decoded.request().content()).isInstanceOf(Body.Bytes.class);
		assertThat(this.asked).isZero();
	}

	@Test
	void streamHasNoLimit() {
		ByteBuffer in = ascii(HEAD + "Content-Length: 99999999999\r\n\r\nabc");

		assertThat(next(drained(in))).isEqualTo("abc");
	}

	private Pipe.Reader drained(ByteBuffer in) {
		Pipe.Reader reader = plain(in).request().reader();
		assertThat(this.decoder.next(in)).isNull();
		return reader;
	}

	@Test
	void slowReaderIsSeen() {
		ByteBuffer in = ascii(HEAD + "Content-Length: 99999999999\r\n\r\n" + "x".repeat(100_000));
		Pipe.Reader reader = drained(in);
		assertThat(this.decoder.backlog()).isNotNull();

		reader.read();

		assertThat(this.decoder.backlog()).isNull();
	}

	@Test
	void malformedChunkFailsTheStreamAndEndsTheConnection() {
		Pipe.Reader reader = drained(ascii(HEAD + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc"));

		assertThat(this.decoder.next(ascii("d\r\n"))).isNull();

		assertThat(next(reader)).isEqualTo("abc");
		assertThat(reader.read().failure()).hasMessage("A chunk is longer than its size");
		assertThat(this.decoder.isEnded()).isTrue();
		assertThat(this.decoder.isStreaming()).isTrue();
	}

	@Test
	void endOfTheConnectionFailsTheStream() {
		Pipe.Reader reader = drained(ascii(HEAD + "Content-Length: 10\r\n\r\nabc"));

		this.decoder.abort(new EOFException("gone"));

		assertThat(next(reader)).isEqualTo("abc");
		assertThat(reader.read().failure()).hasMessage("gone");
	}

	@Test
	void clientThatAwaitsLeaveGetsItOrAnAnswer() {
		String expecting = HEAD + "Expect: 100-continue\r\nContent-Length: 10\r\n\r\n";
		assertThat(plain(ascii(expecting)).awaitsLeave()).isTrue();

		HttpResponse notFound = HttpResponse.status(404);
		this.reception = new Reception.Refused(notFound);
		this.decoder.next(ascii("0123456789"));
		DecodedRequest refused = this.decoder.next(ascii(expecting));

		assertThat(refused).isEqualTo(new DecodedRequest.Answered(notFound))
			.satisfies((answer) -> assertThat(answer.keepAlive()).isFalse());
		assertThat(this.decoder.isEnded()).isTrue();
	}

	@Test
	void refusedBodyOfAClientThatSendsItAnywayIsRead() {
		this.reception = new Reception.Refused(HttpResponse.status(404));

		assertThat(this.decoder.next(ascii(HEAD + "Content-Length: 3\r\n\r\na"))).isNull();

		assertThat(plain(ascii("bc")).request().text()).isEqualTo("abc");
	}

	@Test
	void compressedBodyIsInflatedAsItComes() throws IOException {
		byte[] zipped = gzip("hello ".repeat(2_000).getBytes(StandardCharsets.US_ASCII));
		Pipe.Reader reader = streamOf(zipped.length);
		StringBuilder read = new StringBuilder();

		for (byte piece : zipped) {
			this.decoder.next(ByteBuffer.wrap(new byte[] { piece }));
		}
		for (String next = next(reader); !next.isEmpty(); next = next(reader)) {
			read.append(next);
		}

		assertThat(read).hasToString("hello ".repeat(2_000));
		assertThat(this.decoder.isIdle()).isTrue();
	}

	@Test
	void fewBytesThatInflateToManyGoNoFurtherAheadThanTheirReader() throws IOException {
		ByteBuffer bomb = ByteBuffer.wrap(gzip(new byte[20_000_000]));
		Pipe.Reader reader = streamOf(bomb.remaining());

		while (this.decoder.backlog() == null) {
			this.decoder.next(bomb);
		}

		assertThat(reader.read().value().length).isLessThan(600_000);
		assertThat(bomb.hasRemaining()).isTrue();
	}

	@Test
	void streamThatIsNoWholeMemberFailsAndTheConnectionGoesOn() throws IOException {
		byte[] zipped = gzip("hello".getBytes(StandardCharsets.US_ASCII));
		zipped[zipped.length - 1]++;
		Pipe.Reader reader = streamOf(zipped.length);

		this.decoder.next(ByteBuffer.wrap(zipped));

		assertThat(next(reader)).isEqualTo("hello");
		assertThat(reader.read().failure()).hasMessage("The body is not one whole gzip member");
		assertThat(plain(ascii("GET /b HTTP/1.1\r\nHost: h\r\n\r\n")).request().path()).isEqualTo("/b");
	}

	private Pipe.Reader streamOf(int length) {
		ByteBuffer head = ascii(HEAD + "Content-Encoding: gzip\r\nContent-Length: " + length + "\r\n\r\n");
		return plain(head).request().reader();
	}

	private static byte[] gzip(byte[] bytes) throws IOException {
		ByteArrayOutputStream zipped = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
			out.write(bytes);
		}
		return zipped.toByteArray();
	}

}
