package io.actorprocess.remote;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ResponseDecoderTests {

	private static final RequestLimits LIMITS = new RequestLimits(100, 300, 5, 100, 100, 3);

	private final ResponseDecoder decoder = new ResponseDecoder(LIMITS);

	private static ByteBuffer ascii(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	private HttpResponse decode(String text) throws ProtocolException {
		return Objects.requireNonNull(this.decoder.next(ascii(text))).response();
	}

	private static String next(Pipe.Reader reader) {
		return new String(reader.read().value(), StandardCharsets.ISO_8859_1);
	}

	@Test
	void responseCarriesStatusHeadersAndBody() throws IOException {
		this.decoder.expect(false, false);

		DecodedResponse decoded = this.decoder
			.next(ascii("HTTP/1.1 200 OK\r\nDate: a   b\r\ncontent-LENGTH: 2\r\nX:y\r\n\r\nhi"));

		assertThat(decoded).isNotNull();
		assertThat(decoded.response().status()).isEqualTo(200);
		assertThat(decoded.response().text()).isEqualTo("hi");
		assertThat(decoded.response().headers().size()).isEqualTo(3);
		assertThat(decoded.response().headers().get("date")).isEqualTo("a   b");
		assertThat(decoded.keepAlive()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7 })
	void piecesMeanTheSameAsTheWhole(int length) throws IOException {
		String text = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
				+ "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 1\r\n\r\nx";
		this.decoder.expect(false, false);
		this.decoder.expect(false, false);
		StringBuilder responses = new StringBuilder();
		for (int start = 0; start < text.length(); start += length) {
			ByteBuffer in = ascii(text.substring(start, Math.min(text.length(), start + length)));
			while (in.hasRemaining()) {
				@Nullable DecodedResponse decoded = this.decoder.next(in);
				if (decoded != null) {
					responses.append(decoded.response().status()).append(decoded.response().text()).append(' ');
				}
			}
		}

		assertThat(responses).hasToString("200abcde 404x ");
	}

	@Test
	void responseWithoutALengthEndsWithItsConnection() throws IOException {
		this.decoder.expect(false, false);

		assertThat(this.decoder.next(ascii("HTTP/1.1 200 OK\r\n\r\nhel"))).isNull();
		assertThat(this.decoder.next(ascii("lo"))).isNull();
		DecodedResponse decoded = this.decoder.end();

		assertThat(decoded).isNotNull();
		assertThat(decoded.response().text()).isEqualTo("hello");
		assertThat(decoded.keepAlive()).isFalse();
	}

	@Test
	void streamIsHandedOutBeforeItsBody() throws IOException {
		this.decoder.expect(false, true);
		Pipe.Reader reader = decode("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n").reader();
		assertThat(this.decoder.stream()).isNotNull();

		this.decoder.next(ascii("hel"));
		assertThat(next(reader)).isEqualTo("hel");
		this.decoder.next(ascii("lo"));

		assertThat(next(reader)).isEqualTo("lo");
		assertThat(next(reader)).isEmpty();
		assertThat(this.decoder.stream()).isNull();
		assertThat(this.decoder.end()).isNull();
		assertThat(next(reader)).isEmpty();
	}

	@Test
	void streamFailsWhenTheConnectionEndsTooEarly() throws IOException {
		this.decoder.expect(false, true);
		Pipe.Reader reader = decode("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel").reader();

		assertThatExceptionOfType(EOFException.class).isThrownBy(this.decoder::end);

		assertThat(next(reader)).isEqualTo("hel");
		assertThat(reader.read().failure()).hasMessageStartingWith("Failed to decode body");
	}

	@Test
	void streamMayHaveMoreBytesAndChunksThanAWhole() throws IOException {
		this.decoder.expect(false, true);
		Pipe.Reader reader = decode("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n").reader();

		for (int i = 0; i < 200; i++) {
			this.decoder.next(ascii("a\r\n0123456789\r\n"));
		}
		this.decoder.next(ascii("0\r\n\r\n"));

		assertThat(reader.readAll(10_000).value()).hasSize(2_000);
	}

	@Test
	void slowReaderIsSeen() throws IOException {
		this.decoder.expect(false, true);
		Pipe.Reader reader = decode("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n").reader();

		this.decoder.next(ascii("x".repeat(100_000)));
		assertThat(this.decoder.backlog()).isNotNull();
		reader.read();

		assertThat(this.decoder.backlog()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/1.1 999 Odd\r\n\r\n", "HTTP/2 200 OK\r\n\r\n", "HTTP/1.1 20\r\n\r\n",
			"hello world\r\n\r\n", "HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n",
			"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
			"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
			"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
			"HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n",
			"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n65\r\n", "HTTP/1.1 200 OK\nA: b\r\n\r\n" })
	void malformedResponseEndsEverything(String text) {
		this.decoder.expect(false, false);

		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> this.decoder.next(ascii(text)));

		assertThat(this.decoder.isEnded()).isTrue();
	}

	@Test
	void endlessBodyWithoutALengthHasALimit() throws IOException {
		this.decoder.expect(false, false);
		this.decoder.next(ascii("HTTP/1.0 200 OK\r\n\r\n" + "x".repeat(100)));

		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> this.decoder.next(ascii("x")));
	}

	@Test
	void bytesThatNobodyAskedForAreRefused() {
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> this.decoder.next(ascii("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "204 No Content", "304 Not Modified" })
	void someStatusesHaveNoBody(String status) throws IOException {
		this.decoder.expect(false, false);
		this.decoder.expect(true, false);

		assertThat(decode("HTTP/1.1 " + status + "\r\nContent-Length: 5\r\n\r\n").body()).isEmpty();
		assertThat(decode("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n").body()).isEmpty();
		assertThat(this.decoder.isEnded()).isFalse();
	}

	@Test
	void connectionEndsWhenTheServerSaysSoOrIsOld() throws IOException {
		this.decoder.expect(false, false);
		DecodedResponse old = this.decoder.next(ascii("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n"));
		ResponseDecoder other = new ResponseDecoder(LIMITS);
		other.expect(false, false);
		DecodedResponse closing = other
			.next(ascii("HTTP/1.1 200 OK\r\nConnection: x, Close\r\nContent-Length: 0\r\n\r\n"));

		assertThat(old).isNotNull().extracting(DecodedResponse::keepAlive).isEqualTo(false);
		assertThat(closing).isNotNull().extracting(DecodedResponse::keepAlive).isEqualTo(false);
		assertThat(other.isEnded()).isTrue();
	}

	@Test
	void compressedBodyIsInflated() throws IOException {
		var bytes = new ByteArrayOutputStream();
		try (var out = new GZIPOutputStream(bytes)) {
			out.write("hello".getBytes(StandardCharsets.US_ASCII));
		}
		this.decoder.expect(false, false);

		assertThat(decode("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bytes.size() + "\r\n\r\n"
				+ bytes.toString(StandardCharsets.ISO_8859_1))
			.text()).isEqualTo("hello");
	}

}
