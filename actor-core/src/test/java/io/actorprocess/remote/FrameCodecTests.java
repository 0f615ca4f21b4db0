package io.actorprocess.remote;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.actorprocess.message.Address;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.Message;
import io.actorprocess.message.Metadata;
import io.actorprocess.message.UPID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Frames as bytes: the golden ones of {@code docs/wire.md}, and those that are none.
 */
class FrameCodecTests {

	private static final Address HERE = Address.of("127.0.0.1", 5050);

	private static final Address THERE = Address.of("127.0.0.1", 5051);

	private static final int MAX_BODY = 1000;

	private final FrameDecoder decoder = new FrameDecoder(HERE, MAX_BODY);

	private final Recorder recorder = new Recorder();

	private static final class Recorder implements FrameHandler {

		private final List<String> seen = new ArrayList<>();

		private final List<UPID> senders = new ArrayList<>();

		@Override
		public void message(UPID from, String id, String name, byte[] body, Metadata metadata) {
			this.senders.add(from);
			this.seen.add("message " + from + " " + id + " " + name + " " + new String(body, StandardCharsets.UTF_8)
					+ (metadata.size() > 0 ? metadata : ""));
		}

		@Override
		public void link(String id) {
			this.seen.add("link " + id);
		}

		@Override
		public void unlink(String id) {
			this.seen.add("unlink " + id);
		}

		@Override
		public void exited(String id, ExitReason.Kind kind) {
			this.seen.add("exited " + id + " " + kind);
		}

		@Override
		public void ack(long count) {
			this.seen.add("ack " + count);
		}

		@Override
		public void ping(long number) {
			this.seen.add("ping " + number);
		}

		@Override
		public void pong(long number) {
			this.seen.add("pong " + number);
		}

		@Override
		public void goAway(String reason) {
			this.seen.add("goaway " + reason);
		}

	}

	private static Message message(UPID from, String id, String name, String body) {
		return new Message(name, from, new UPID(id, THERE), body.getBytes(StandardCharsets.UTF_8));
	}

	private static ByteBuffer encode(Object entry) {
		ByteBuffer out = ByteBuffer.allocate(FrameEncoder.maxLength(entry));
		FrameEncoder.put(entry, HERE, out);
		return out.flip();
	}

	private static String hex(ByteBuffer bytes) {
		byte[] copy = new byte[bytes.remaining()];
		bytes.get(copy);
		return HexFormat.of().formatHex(copy);
	}

	private static ByteBuffer bytes(String hex) {
		return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
	}

	private List<String> decode(ByteBuffer in) {
		boolean more = true;
		while (more) {
			more = this.decoder.next(in, this.recorder);
		}
		return this.recorder.seen;
	}

	@Test
	void messageOfTheNodeItselfHasTheGoldenBytes() {
		Message message = message(new UPID("a", HERE), "echo", "ping", "hi");

		String golden = "00000013" + "01" + "00" + "000161" + "00046563686f" + "000470696e67" + "6869";

		assertThat(hex(encode(message))).isEqualTo(golden);
		assertThat(decode(bytes(golden))).containsExactly("message a@127.0.0.1:5050 echo ping hi");
	}

	@Test
	void messageOfAnotherNodeHasTheGoldenBytes() {
		Message message = message(new UPID("b", Address.of("10.0.0.9", 7)), "echo", "", "");

		String golden = "00000018" + "01" + "01" + "000c31302e302e302e393a374062" + "00046563686f" + "0000";

		assertThat(hex(encode(message))).isEqualTo(golden);
		assertThat(decode(bytes(golden))).containsExactly("message b@10.0.0.9:7 echo  ");
	}

	@Test
	void messageWithMetadataHasTheGoldenBytes() {
		Message message = message(new UPID("a", HERE), "echo", "ping", "hi").withMetadata(Metadata.of("trace", "7"));

		String golden = "0000001e" + "01" + "02" + "000161" + "00046563686f" + "000470696e67" + "01" + "00057472616365"
				+ "000137" + "6869";

		assertThat(hex(encode(message))).isEqualTo(golden);
		assertThat(decode(bytes(golden))).containsExactly("message a@127.0.0.1:5050 echo ping hi[trace, 7]");
	}

	@Test
	void noticesHaveTheGoldenBytes() {
		assertThat(hex(encode(new Notice.Link("echo")))).isEqualTo("00000007" + "02" + "00046563686f");
		assertThat(hex(encode(new Notice.Unlink("echo")))).isEqualTo("00000007" + "03" + "00046563686f");
		assertThat(hex(encode(new Notice.Exited("echo", ExitReason.Kind.NO_SUCH_PROCESS))))
			.isEqualTo("00000008" + "04" + "02" + "00046563686f");
		assertThat(hex(FrameEncoder.goAway(-1, "bye"))).isEqualTo("00000006" + "08" + "0003627965");
	}

	@ParameterizedTest
	@CsvSource({ "00000009 05 0000000000000102, ack 258", "00000009 06 0000000000000007, ping 7",
			"00000009 07 0000000000000007, pong 7", "00000006 08 0003627965, goaway bye",
			"00000008 04 00 00046563686f, exited echo TERMINATED", "00000008 04 01 00046563686f, exited echo FAILED",
			"00000007 02 00046563686f, link echo", "00000007 03 00046563686f, unlink echo" })
	void goldenBytesAreUnderstood(String golden, String expected) {
		assertThat(decode(bytes(golden))).containsExactly(expected);
	}

	@Test
	void senderWithoutAProcessStaysAnonymous() {
		decode(encode(message(UPID.ANONYMOUS, "echo", "ping", "")));

		assertThat(this.recorder.senders).containsExactly(UPID.ANONYMOUS);
		assertThat(this.recorder.senders.get(0)).isSameAs(UPID.ANONYMOUS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "plain", "ümläut", "日本", "😀", "a b/c?d#e%f@g" })
	void anyStringSurvives(String text) {
		UPID from = new UPID(text, Address.of("::1", 99));

		decode(encode(message(from, text, text, text)));

		assertThat(this.recorder.seen).containsExactly("message " + from + " " + text + " " + text + " " + text);
	}

	@Test
	void stringThatWasSeenIsNotMadeAnew() {
		decode(encode(message(new UPID("a", HERE), "echo", "ping", "")));
		decode(encode(message(new UPID("a", HERE), "echo", "ping", "")));

		assertThat(this.recorder.senders.get(1)).isSameAs(this.recorder.senders.get(0));
	}

	@Test
	void piecesMeanTheSameAsTheWhole() {
		String golden = "0000001301000001610004" + "6563686f000470696e676869" + "00000009050000000000000102";
		byte[] all = bytes(golden).array();
		ByteBuffer in = ByteBuffer.allocate(all.length).limit(0);

		for (byte next : all) {
			in.limit(in.limit() + 1).put(in.limit() - 1, next);
			decode(in);
		}

		assertThat(this.recorder.seen).containsExactly("message a@127.0.0.1:5050 echo ping hi", "ack 258");
	}

	@ParameterizedTest
	@CsvSource({ "00000000, is none", "ffffffff, is none", "80000000 01, is none", "7fffffff 01, beyond the limit",
			"00010000 01, beyond the limit", "00000001 00, type 0", "00000001 09, type 9", "00000001 ff, type -1",
			"00000001 01, too early", "00000002 01 00, too early", "00000002 01 80, unknown flags",
			"00000004 01 00 0005, too early", "00000007 02 00056563686f, too early", "00000003 05 0000, too early",
			"0000000a 05 0000000000000000 00, follow the content", "00000008 04 07 00046563686f, no reason 7",
			"00000005 02 0002c328, no UTF-8", "00000006 01 01 0002 4040, no address",
			"00000009 01 01 0005 6162403a37, no address", "0000000a 01 00 0001 61 0000 0001 0a, control characters",
			"0000000a 01 00 0001 0a 0000 0001 61, control character",
			"0000000a 01 00 0001 61 0001 0d 0000, control character", "00000004 02 0001 0a, control character",
			"00000004 03 0001 0a, control character", "00000005 04 00 0001 0a, control character",
			"00000006 01 01 0002 400a, control character", "0000000e 01 02 0000 0000 0000 01 0001 41 0000, malformed",
			"0000000b 01 02 0000 0000 0000 01 0005, too early" })
	void bytesThatAreNoFrameAreRefusedWithTheReason(String bytes, String reason) {
		assertThatExceptionOfType(MalformedFrameException.class).isThrownBy(() -> decode(bytes(bytes)))
			.withMessageContaining(reason)
			.withMessageMatching("\\P{Cntrl}+");
		assertThat(this.recorder.seen).isEmpty();
	}

	@Test
	void bodyBeyondTheLimitIsRefused() {
		ByteBuffer in = encode(message(new UPID("a", HERE), "echo", "ping", "x".repeat(MAX_BODY + 1)));

		assertThatExceptionOfType(MalformedFrameException.class).isThrownBy(() -> decode(in))
			.withMessage("The message 'ping' from a@127.0.0.1:5050 has 1001 bytes, beyond the limit of 1000");
	}

	@Test
	void idBeyondTheLimitIsRefused() {
		ByteBuffer in = encode(new Notice.Link("x".repeat(900)));

		assertThatExceptionOfType(MalformedFrameException.class).isThrownBy(() -> decode(in));
		assertThatExceptionOfType(MalformedFrameException.class)
			.isThrownBy(() -> decode(encode(new Notice.Link("x".repeat(256)))))
			.withMessage("An id has 256 characters");
	}

	@Test
	void noBytesMakeItThrowAnythingElse() {
		Random random = new Random(4711);
		for (int i = 0; i < 50_000; i++) {
			byte[] noise = new byte[random.nextInt(64)];
			random.nextBytes(noise);
			if (noise.length > 4) {
				System.arraycopy(new byte[] { 0, 0, 0, (byte) random.nextInt(noise.length), (byte) random.nextInt(10) },
						0, noise, 0, 5);
			}
			ByteBuffer in = ByteBuffer.wrap(noise);
			try {
				decode(in);
			}
			catch (MalformedFrameException ex) {
				assertThat(ex).hasMessageMatching("(?s).+");
			}
			assertThat(in.position()).isBetween(0, noise.length);
		}
	}

	@Test
	void lengthIsWithinTheBound() {
		Message longest = message(
				new UPID("日".repeat(255), Address.of("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 65535)),
				"日".repeat(255), "日".repeat(255), "x");

		assertThat(encode(longest).remaining()).isLessThanOrEqualTo(FrameEncoder.maxLength(longest));
	}

}
