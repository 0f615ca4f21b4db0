package io.actorprocess.remote.netty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.LinkMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a node answers to those who ask it for frames, byte for byte.
 */
class UpgradeServerTests implements WithoutLeaks {

	private static final Address NODE = Address.parse("127.0.0.1:9");

	private static final String ACK_OF_ONE = "00000009" + "05" + "0000000000000001";

	private final EchoListener listener = new EchoListener();

	private final NettySocketManager manager = new NettySocketManager(
			NettySocketOptions.builder().requirePeerIpMatch(true).build());

	private final Address here = this.manager.bind(Address.parse("127.0.0.1:0"), this.listener);

	@AfterEach
	void close() {
		this.manager.close();
	}

	private String request(String hello) {
		return "GET /__frames__ HTTP/1.1\r\nHost: " + this.here + "\r\nConnection: Upgrade\r\n"
				+ "Upgrade: actor-frames/1\r\nActor-Hello: " + hello + "\r\n\r\n";
	}

	private static String hello(Address node, int generation) {
		return "node=" + node + "; session=2a; peer=0; received=0; settled=0; sent=0; generation=" + generation;
	}

	private static String bytes(String hex) {
		return new String(HexFormat.of().parseHex(hex.replace(" ", "")), StandardCharsets.ISO_8859_1);
	}

	private static String readHex(RawClient client, int length) throws IOException {
		return HexFormat.of().formatHex(client.socket().getInputStream().readNBytes(length));
	}

	private RawClient upgraded(int generation) throws IOException {
		RawClient client = new RawClient(this.here);
		assertThat(client.send(request(hello(NODE, generation))).readHead()).startsWith("HTTP/1.1 101 ");
		return client;
	}

	@Test
	void bytesOfTheExchange() throws Exception {
		try (RawClient client = new RawClient(this.here)) {
			String answer = client.send(request(hello(NODE, 1))).readHead();

			assertThat(answer.replaceFirst("session=[0-9a-f]+", "session=*"))
				.isEqualTo("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: actor-frames/1\r\n"
						+ "Actor-Hello: node=" + this.here
						+ "; session=*; peer=0; received=0; settled=0; sent=0; generation=1\r\n\r\n");
			client.send(bytes("00000013 01 00 0001 61 0004 6563686f 0004 70696e67 6869"));
			Message message = EchoListener.next(this.listener.messages);
			assertThat(message.from()).isEqualTo(new UPID("a", NODE));
			assertThat(message.name()).isEqualTo("ping");
			assertThat(message.body()).asString().isEqualTo("hi");
			assertThat(readHex(client, 13)).isEqualTo(ACK_OF_ONE);
		}
	}

	@Test
	void whatIsSentToTheNodeLeavesOverItsConnection() throws Exception {
		try (RawClient client = upgraded(1)) {
			this.manager
				.send(new Message("ping", new UPID("a", this.here), new UPID("echo", NODE), new byte[] { 'h', 'i' }));

			assertThat(readHex(client, 0x17))
				.isEqualTo("00000013 01 00 0001 61 0004 6563686f 0004 70696e67 6869".replace(" ", ""));
		}
	}

	@Test
	void pingIsAnswered() throws IOException {
		try (RawClient client = upgraded(1)) {
			client.send(bytes("00000009 06 0000000000000007"));

			assertThat(readHex(client, 13)).isEqualTo("00000009" + "07" + "0000000000000007");
		}
	}

	@Test
	void olderConnectionIsRefusedAndTheNewerOneGoesOn() throws Exception {
		try (RawClient newer = upgraded(2); RawClient older = new RawClient(this.here)) {
			String answer = older.send(request(hello(NODE, 1))).read();

			assertThat(answer).startsWith("HTTP/1.1 409 Conflict\r\n").contains("; peer=2a; ", "; generation=2\r\n");
			newer.send(bytes("00000013 01 00 0001 61 0004 6563686f 0004 70696e67 6869"));
			assertThat(EchoListener.next(this.listener.messages).name()).isEqualTo("ping");
		}
	}

	@Test
	void newerConnectionTakesThePlaceOfTheOlderOne() throws IOException {
		try (RawClient older = upgraded(1); RawClient newer = upgraded(2)) {
			assertThat(older.readToEnd()).isEmpty();
			newer.send(bytes("00000009 06 0000000000000007"));
			assertThat(readHex(newer, 13)).startsWith("00000009" + "07");
		}
	}

	@Test
	void whoeverIsRefusedGoesOnInHttp() throws IOException {
		try (RawClient client = new RawClient(this.here)) {
			assertThat(client.send(request("nonsense")).readStatus()).isEqualTo(400);
			assertThat(client.send(request(hello(this.here, 1))).readStatus()).isEqualTo(403);
			assertThat(client.send(request(hello(Address.parse("127.0.0.2:9"), 1))).readStatus()).isEqualTo(403);
			assertThat(client.send(request(hello(NODE, 1)).replace("Host: 127.0.0.1", "Host: 127.0.0.2")).readStatus())
				.isEqualTo(421);
			assertThat(client.send("GET /probe HTTP/1.1\r\nHost: x\r\n\r\n").readStatus()).isEqualTo(200);
		}
	}

	@Test
	void helloThatDoesNotFitItsSessionEndsTheConnection() throws IOException {
		try (RawClient known = new RawClient(this.here)) {
			String answer = known.send(request(hello(NODE, 1))).readHead();
			String session = answer.replaceFirst("(?s).*; session=([0-9a-f]+);.*", "$1");
			try (RawClient liar = new RawClient(this.here)) {
				liar.send(request(hello(NODE, 2).replace("peer=0; received=0", "peer=" + session + "; received=99")));

				assertThat(liar.readStatus()).isEqualTo(503);
				assertThat(liar.readToEnd()).isEmpty();
			}
		}
		assertThat(this.manager.statistics().sent()).containsEntry("frames", 0L);
	}

	@Test
	void questionThatDoesNotWaitForTheAnswerIsARequestLikeAnyOther() throws IOException {
		try (RawClient client = new RawClient(this.here)) {
			client.send(request(hello(NODE, 1)) + "GET /probe HTTP/1.1\r\nHost: x\r\n\r\n");

			assertThat(client.readStatus()).isEqualTo(404);
			assertThat(client.readStatus()).isEqualTo(200);
		}
	}

	@Test
	void otherVersionsAreNotKnown() throws IOException {
		try (RawClient client = new RawClient(this.here)) {
			client.send(request(hello(NODE, 1)).replace("actor-frames/1", "actor-frames/2"));

			assertThat(client.readStatus()).isEqualTo(404);
		}
	}

	@Test
	void malformedFramesEndTheSessionWithAWordOfWhy() throws Exception {
		try (RawClient client = upgraded(1)) {
			client.send(bytes("00000013 01 00 0001 61 0004 6563686f 0004 70696e67 6869" + "00000001 63"));

			String last = client.readToEnd();

			assertThat(HexFormat.of().formatHex(last.getBytes(StandardCharsets.ISO_8859_1))).startsWith(ACK_OF_ONE);
			assertThat(last).endsWith("There are no frames of type 99");
			assertThat(EchoListener.next(this.listener.messages).name()).isEqualTo("ping");
		}
		try (RawClient again = new RawClient(this.here)) {
			again.send(request(hello(NODE, 1).replace("2a", "2b")));
			assertThat(again.readHead()).startsWith("HTTP/1.1 101 ");
			again.send(bytes("00000009 06 0000000000000007"));
			assertThat(readHex(again, 13)).startsWith("00000009" + "07");
		}
	}

	@Test
	void senderOfAThirdNodeMustBeBelieved() throws Exception {
		try (RawClient client = upgraded(1)) {
			client.send(bytes("00000020 01 01 000e 31302e302e302e313a313032 4061 0004 6563686f 0004 70696e67 6869")
					+ bytes("00000013 01 00 0001 61 0004 6563686f 0004 70696e67 6869"));

			EchoListener.Undelivered refused = EchoListener.next(this.listener.undelivered);

			assertThat(refused.reason()).isEqualTo(DeadLetterReason.REJECTED_SENDER);
			assertThat(refused.message().from()).hasToString("a@10.0.0.1:102");
			assertThat(EchoListener.next(this.listener.messages).from()).isEqualTo(new UPID("a", NODE));
		}
	}

	@Test
	void farewellOfTheNodeEndsItsLinks() throws Exception {
		try (RawClient client = upgraded(1)) {
			client.send(bytes("00000007 02 0004 6563686f"));
			assertThat(EchoListener.next(this.listener.watched)).isEqualTo("echo");
			this.manager.link(new UPID("p", NODE), LinkMode.REUSE);
			assertThat(readHex(client, 8 + 13)).contains("02" + "0001" + "70");

			client.send(bytes("00000006 08 0003 627965"));

			assertThat(EchoListener.next(this.listener.exits)).isEqualTo(NODE);
			assertThat(this.listener.watched).isEmpty();
			assertThat(client.readToEnd()).isEmpty();
		}
	}

}
