package io.actorprocess.remote;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MessageCodecTests {

	private static final UPID CLIENT = UPID.parse("client@127.0.0.1:5252");

	private static final Address ECHO = Address.parse("127.0.0.1:5151");

	@ParameterizedTest
	@ValueSource(strings = { "01-unlinked-send", "02-unlinked-empty-body", "04-linked-both", "05-client-unlinked-3",
			"08-client-unlinked-window3", "09-protobuf", "11-no-such-process", "12-unhandled-name",
			"17-link-remote-actor-terminates" })
	void requestsAreTheRecordedOnesByteForByte(String recording) {
		List<byte[]> requests = Recording.requests(recording);

		assertThat(requests).isNotEmpty();
		for (byte[] request : requests) {
			assertThat(MessageCodec.encode(Recording.message(request))).isEqualTo(request);
		}
	}

	@Test
	void largeBodyIsOneChunk() {
		byte[] body = "x".repeat(200_000).getBytes(StandardCharsets.US_ASCII);

		String request = encode(new Message("ping", CLIENT, new UPID("echo", ECHO), body));

		assertThat(request).isEqualTo("POST /echo/ping HTTP/1.1\r\nUser-Agent: libprocess/client@127.0.0.1:5252\r\n"
				+ "Libprocess-From: client@127.0.0.1:5252\r\nConnection: Keep-Alive\r\nHost: 127.0.0.1:5151\r\n"
				+ "Transfer-Encoding: chunked\r\n\r\n30d40\r\n" + "x".repeat(200_000) + "\r\n0\r\n\r\n");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 15, 16, 17, 255, 256, 4095, 4096, 65_535, 65_536 })
	void sizeOfTheChunkIsHexadecimalWithoutLeadingZeros(int size) {
		String request = encode(new Message("n", CLIENT, new UPID("echo", ECHO), new byte[size]));

		assertThat(request).contains("chunked\r\n\r\n" + Integer.toHexString(size) + "\r\n");
	}

	@Test
	void emptyIdLeavesTheNameAlone() {
		String request = encode(new Message("name", CLIENT, new UPID("", ECHO), new byte[0]));

		assertThat(request).startsWith("POST /name HTTP/1.1\r\n");
	}

	@Test
	void anonymousSenderIsWrittenAsInLibprocess() {
		String request = encode(new Message("name", UPID.ANONYMOUS, new UPID("echo", ECHO), new byte[0]));

		assertThat(request).contains("\r\nLibprocess-From: @0.0.0.0:0\r\n");
	}

	@Test
	void bytesThatWouldBreakTheRequestAreEscaped() {
		UPID from = new UPID("a b@c", Address.parse("[::1]:1"));
		UPID to = new UPID("x/y +%?#\u00e9", ECHO);

		String request = encode(new Message("n/m +%?#\n", from, to, new byte[0]));

		assertThat(request).startsWith("POST /x%2Fy%20%2B%25%3F%23%C3%A9/n/m%20+%25%3F%23%0A HTTP/1.1\r\n")
			.contains("\r\nLibprocess-From: a%20b%40c@[0:0:0:0:0:0:0:1]:1\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "__http__(1)", "(1)", "a.b-c_d~e", "scheduler-8f6c@x:1", "$,;=!*'&" })
	void ordinaryIdsAreNotEscaped(String id) {
		String request = encode(new Message("peer.Ping", CLIENT, new UPID(id, ECHO), new byte[0]));

		assertThat(request).startsWith("POST /" + id + "/peer.Ping HTTP/1.1\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "echo", "a b", "a/b", "a+b", "100%", "\u00e9\u20ac\ud83d\ude00", "..", "" })
	void idsAndSendersSurviveTheWire(String id) {
		Message sent = new Message("name", new UPID(id.isEmpty() ? "x" : id, ECHO), new UPID(id, ECHO),
				new byte[] { 1 });

		DecodedRequest.PostedMessage received = receive(sent);

		assertThat(received.from()).isEqualTo(sent.from());
		assertThat(received.to())
			.isEqualTo(id.isEmpty() ? new MessageTarget("name", "") : new MessageTarget(id, "name"));
		assertThat(received.body()).isEqualTo(sent.body());
	}

	@ParameterizedTest
	@ValueSource(strings = { "peer.Ping", "a/b/c", "a b", "a+b", "100%41", "what?", "#1", "\u00e9" })
	void namesSurviveTheWire(String name) {
		DecodedRequest.PostedMessage received = receive(new Message(name, CLIENT, new UPID("echo", ECHO), new byte[0]));

		assertThat(received.to().name()).isEqualTo(name);
	}

	@Test
	void encodedLengthIsWithinTheBound() {
		String wide = "\u20ac".repeat(MessageTarget.MAX_LENGTH);
		UPID pid = new UPID(wide, Address.parse("[ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]:65535"));
		Message message = new Message(wide, pid, pid, new byte[100_000]);

		assertThat(MessageCodec.encode(message).length)
			.isLessThanOrEqualTo((int) MessageCodec.maxEncodedLength(message));
	}

	@ParameterizedTest
	@ValueSource(strings = { "garbage", "@1.2.3.4:5", "a@", "a@1.2.3.4", "a@1.2.3.4:0", "a@1.2.3.4:99999",
			"a@1.2.3.4:-1", "a@999.1.1.1:1", "a@localhost:1", "", "a b@1.2.3.4:5", "a%zz@1.2.3.4:5", "\u00e9@1.2.3.4:5",
			"a%0d%0aX@1.2.3.4:5" })
	void senderThatIsNoAddressIsRefused(String sender) {
		assertThatIllegalArgumentException().isThrownBy(() -> MessageCodec.decodeSender(sender));
	}

	@Test
	void mappedIpv4SenderIsNormalised() {
		assertThat(MessageCodec.decodeSender("a@[::ffff:127.0.0.1]:1")).isEqualTo(UPID.parse("a@127.0.0.1:1"));
	}

	private static String encode(Message message) {
		return new String(MessageCodec.encode(message), StandardCharsets.ISO_8859_1);
	}

	private static DecodedRequest.PostedMessage receive(Message message) {
		byte[] bytes = MessageCodec.encode(message);
		RequestDecoder decoder = new RequestDecoder(RequestLimits.DEFAULT, null);
		ByteBuffer in = ByteBuffer.wrap(Arrays.copyOf(bytes, bytes.length));
		DecodedRequest request = decoder.next(in);
		assertThat(request).isInstanceOf(DecodedRequest.PostedMessage.class);
		assertThat(in.hasRemaining()).isFalse();
		return (DecodedRequest.PostedMessage) request;
	}

}
