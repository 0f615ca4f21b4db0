package io.actorprocess.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RequestDecoderTests {

	private static final String HOST = "Host: h\r\n";

	private final RequestDecoder decoder = new RequestDecoder(BadInput.LIMITS, null);

	static Stream<BadInput> badInput() {
		return BadInput.all();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "01-unlinked-send", "02-unlinked-empty-body", "09-protobuf", "08-client-unlinked-window3" })
	void recordedRequestsAreMessages(String recording) {
		for (byte[] request : Recording.requests(recording)) {
			var sent = Recording.message(request);

			var received = (DecodedRequest.PostedMessage) this.decoder.next(ByteBuffer.wrap(request));

			assertThat(received.from()).isEqualTo(sent.from());
			assertThat(received.to()).isEqualTo(new MessageTarget(sent.to().id(), sent.name()));
			assertThat(received.body()).isEqualTo(sent.body());
			assertThat(received.keepAlive()).isTrue();
		}
	}

	@ParameterizedTest
	@MethodSource("badInput")
	void piecesMeanTheSameAsTheWhole(BadInput input) {
		byte[] bytes = input.bytes().getBytes(StandardCharsets.ISO_8859_1);
		List<String> whole = decode(bytes, bytes.length);

		assertThat(decode(bytes, 1)).isEqualTo(whole);
		assertThat(decode(bytes, 2)).isEqualTo(whole);
		assertThat(decode(bytes, 7)).isEqualTo(whole);
	}

	private static List<String> decode(byte[] bytes, int pieceLength) {
		RequestDecoder decoder = new RequestDecoder(BadInput.LIMITS, null);
		List<String> results = new ArrayList<>();
		for (int start = 0; start < bytes.length; start += pieceLength) {
			ByteBuffer in = ByteBuffer.wrap(bytes, start, Math.min(pieceLength, bytes.length - start));
			while (in.hasRemaining()) {
				DecodedRequest request = decoder.next(in);
				if (request != null && !(request instanceof DecodedRequest.ContinueExpected)) {
					results.add(describe(request));
				}
			}
		}
		return results;
	}

	private static String describe(DecodedRequest request) {
		if (request instanceof DecodedRequest.PostedMessage message) {
			return message.from() + " " + message.to() + " " + text(message.body());
		}
		if (request instanceof DecodedRequest.PlainRequest plain) {
			return plain.request() + " " + plain.request().headers() + " " + text(plain.request().body());
		}
		return request.toString();
	}

	private static String text(byte[] body) {
		return new String(body, StandardCharsets.ISO_8859_1);
	}

	@Test
	void noBytesMakeItThrow() {
		Random random = new Random(20_260_101);
		List<BadInput> inputs = BadInput.all().toList();
		for (int round = 0; round < 20_000; round++) {
			byte[] bytes = inputs.get(random.nextInt(inputs.size())).bytes().getBytes(StandardCharsets.ISO_8859_1);
			for (int flip = random.nextInt(4); flip >= 0; flip--) {
				bytes[random.nextInt(Math.min(bytes.length, 200))] = (byte) random.nextInt(256);
			}
			ByteBuffer in = ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, 1000));
			RequestDecoder fuzzed = new RequestDecoder(BadInput.LIMITS, null);

			int requests = 0;
			while (in.hasRemaining()) {
				requests += (fuzzed.next(in) != null) ? 1 : 0;
			}

			assertThat(requests).isLessThan(30);
		}
	}

	@Test
	void nothingAfterARefusalIsLookedAt() {
		ByteBuffer in = ascii("hello\r\n\r\nGET /a HTTP/1.1\r\n" + HOST + "\r\n");

		assertThat(this.decoder.next(in)).isInstanceOf(DecodedRequest.Refusal.class);
		assertThat(this.decoder.next(ascii("GET /a HTTP/1.1\r\n" + HOST + "\r\n"))).isNull();
		assertThat(this.decoder.isIdle()).isTrue();
	}

	@Test
	void requestCarriesPathQueryHeadersBodyAndClient() {
		InetSocketAddress client = new InetSocketAddress("127.0.0.1", 9);
		RequestDecoder known = new RequestDecoder(BadInput.LIMITS, client);

		var decoded = (DecodedRequest.PlainRequest) known.next(ascii(
				"PUT /a%20b/c?x=1+2#f HTTP/1.1\r\n" + HOST + "X-One:  1 \r\nx-one: 2\r\nContent-Length: 3\r\n\r\nabc"));

		assertThat(decoded.request().method()).isEqualTo("PUT");
		assertThat(decoded.request().path()).isEqualTo("/a%20b/c");
		assertThat(decoded.request().query().get("x")).isEqualTo("1 2");
		assertThat(decoded.request().headers().all("X-ONE")).containsExactly("1", "2");
		assertThat(decoded.request().text()).isEqualTo("abc");
		assertThat(decoded.request().client()).isEqualTo(client);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 8191, 8192, 8193, 65_536 })
	void chunksOfAnySizeMakeOneBody(int size) {
		StringBuilder request = new StringBuilder("POST /a HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n");
		String body = "0123456789".repeat(6554).substring(0, 65_536);
		for (int start = 0; start < body.length(); start += size) {
			String chunk = body.substring(start, Math.min(body.length(), start + size));
			request.append(Integer.toHexString(chunk.length())).append("\r\n").append(chunk).append("\r\n");
		}

		var decoded = (DecodedRequest.PlainRequest) this.decoder.next(ascii(request + "0\r\n\r\n"));

		assertThat(decoded.request().text()).isEqualTo(body);
	}

	@Test
	void bodyHasAtMostSoManyChunks() {
		RequestLimits few = new RequestLimits(4096, 4096, 10, 100, 100, 2);
		String head = "POST /a HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n";

		var accepted = new RequestDecoder(few, null).next(ascii(head + "1\r\na\r\n1\r\nb\r\n0\r\n\r\n"));
		var refused = new RequestDecoder(few, null).next(ascii(head + "1\r\na\r\n1\r\nb\r\n1\r\nc\r\n0\r\n\r\n"));

		assertThat(accepted).isInstanceOf(DecodedRequest.PlainRequest.class);
		assertThat(refused).isEqualTo(new DecodedRequest.Refusal(413, "A body has at most 2 chunks", false));
	}

	@Test
	void leaveIsAskedForOnlyWhenTheBodyIsNotThereYet() {
		String head = "POST /a HTTP/1.1\r\n" + HOST + "Content-Length: 3\r\nExpect: 100-Continue\r\n\r\n";

		assertThat(this.decoder.next(ascii(head + "abc"))).isInstanceOf(DecodedRequest.PlainRequest.class);
		assertThat(this.decoder.next(ascii(head))).isInstanceOf(DecodedRequest.ContinueExpected.class);
		assertThat(this.decoder.isWithinBody()).isTrue();
		assertThat(this.decoder.next(ascii("abc"))).isInstanceOf(DecodedRequest.PlainRequest.class);
	}

	@Test
	void compressedBodyIsInflatedUpToTheLimit() throws IOException {
		byte[] bomb = gzip(new byte[10_000_000]);
		byte[] fair = gzip(new byte[131_072]);

		assertThat(((DecodedRequest.PostedMessage) post(fair)).body()).hasSize(131_072);
		assertThat(post(bomb))
			.isEqualTo(new DecodedRequest.Refusal(413, "The body inflates to more than 131072 bytes", false));
	}

	private DecodedRequest post(byte[] compressed) {
		byte[] head = ("POST /echo/ping HTTP/1.1\r\n" + HOST + "Libprocess-From: a@127.0.0.1:9\r\n"
				+ "Content-Encoding: gzip\r\nContent-Length: " + compressed.length + "\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII);
		ByteBuffer in = ByteBuffer.allocate(head.length + compressed.length).put(head).put(compressed).flip();
		DecodedRequest request = new RequestDecoder(BadInput.LIMITS, null).next(in);
		assertThat(request).isNotNull();
		return request;
	}

	private static byte[] gzip(byte[] body) throws IOException {
		var bytes = new ByteArrayOutputStream();
		try (var out = new GZIPOutputStream(bytes)) {
			out.write(body);
		}
		return bytes.toByteArray();
	}

	@Test
	void truncatedCompressionIsRefused() throws IOException {
		byte[] whole = gzip("hello".getBytes(StandardCharsets.US_ASCII));
		for (int length = 0; length < whole.length; length++) {
			byte[] part = Arrays.copyOf(whole, length);

			assertThatIllegalArgumentException().isThrownBy(() -> Gunzip.inflate(part, 100));
		}
		assertThat(Gunzip.inflate(whole, 100)).asString().isEqualTo("hello");
	}

	@Test
	void limitsMustBePositive() {
		assertThatIllegalArgumentException().isThrownBy(() -> RequestLimits.DEFAULT.withHttpBody(0))
			.withMessage("The limit httpBody is 0 but must be positive");
	}

	private static ByteBuffer ascii(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
	}

}
