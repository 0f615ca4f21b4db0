package io.actorprocess.remote.netty;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.message.Metadata;
import io.actorprocess.message.UPID;
import io.actorprocess.remote.LinkMode;
import io.actorprocess.remote.MessageCodec;
import io.actorprocess.remote.SocketStatistics;

import static org.assertj.core.api.Assertions.assertThat;

class SocketManagerMessageTests extends AbstractWireTests {

	@Test
	void messageArrivesWithoutALink() throws InterruptedException {
		this.manager.send(message("ping"));

		Message received = EchoListener.next(this.theirs.messages);

		assertThat(received.name()).isEqualTo("ping");
		assertThat(received.from()).isEqualTo(new UPID("client", this.here));
		assertThat(received.body()).asString().isEqualTo("hi");
	}

	@Test
	void messageArrivesOverALink() throws InterruptedException {
		this.manager.link(new UPID("echo", this.there), LinkMode.REUSE);
		this.manager.send(message("ping"));

		assertThat(EchoListener.next(this.theirs.messages).name()).isEqualTo("ping");
		assertThat(this.manager.statistics().connections())
			.containsExactly(new SocketStatistics.Connection(this.there.toString(), false, true, "libprocess", 0));
	}

	/** The path has one segment then, which libprocess reads as an id. */
	@Test
	void messageToAnEmptyIdReachesTheProcessOfItsName() throws InterruptedException {
		Message received = sentToAnEmptyId("ping");

		assertThat(received.to().id()).isEqualTo("ping");
		assertThat(received.name()).isEmpty();
	}

	@Test
	void metadataTravelsWithTheMessageIfItsNameIsKnown() throws InterruptedException {
		Metadata metadata = Metadata.of("traceparent", "00-1-2-01", "password", "secret", "baggage", "tenant=7");

		this.manager.send(message("ping").withMetadata(metadata));
		this.manager.send(message("pong"));

		assertThat(EchoListener.next(this.theirs.messages).metadata())
			.isEqualTo(Metadata.of("traceparent", "00-1-2-01", "baggage", "tenant=7"));
		assertThat(EchoListener.next(this.theirs.messages).metadata()).isSameAs(Metadata.NONE);
	}

	@Test
	void bytesOfARequestAreThoseOfLibprocess() throws IOException {
		try (ServerSocket server = listen()) {
			Message sent = message("ping", address(server), "hi".getBytes(StandardCharsets.US_ASCII));
			Message empty = message("empty", address(server), new byte[0]);
			this.manager.send(sent);
			this.manager.send(empty);

			try (Socket accepted = server.accept()) {
				assertThat(read(accepted, sent)).isEqualTo(text(sent));
				assertThat(read(accepted, empty)).isEqualTo(text(empty));
			}
		}
	}

	@Test
	void messagesOfOneSenderArriveInOrder() throws InterruptedException {
		for (int i = 0; i < 5_000; i++) {
			if (i == 2_500) {
				this.manager.link(new UPID("echo", this.there), LinkMode.REUSE);
			}
			this.manager.send(numbered(i, this.here, this.there));
		}

		for (int i = 0; i < 5_000; i++) {
			assertThat(number(EchoListener.next(this.theirs.messages))).isEqualTo(i);
		}
	}

	@Test
	void manySendersToManyPeersLoseNothing() throws Exception {
		int senders = 8;
		int each = 1_000;
		List<Thread> threads = IntStream.range(0, senders)
			.mapToObj((sender) -> new Thread(() -> IntStream.range(0, each)
				.forEach((i) -> this.manager.send(new Message("n", new UPID("s" + sender, this.here),
						new UPID("echo", this.there), ByteBuffer.allocate(4).putInt(i).array())))))
			.toList();
		threads.forEach(Thread::start);

		int[] next = new int[senders];
		for (int i = 0; i < senders * each; i++) {
			Message received = EchoListener.next(this.theirs.messages);
			int sender = Integer.parseInt(received.from().id().substring(1));
			assertThat(number(received)).isEqualTo(next[sender]++);
		}
		for (Thread thread : threads) {
			thread.join();
		}
	}

	@Test
	void addressesOfVersionSixWork() throws InterruptedException {
		NettySocketManager six = new NettySocketManager();
		try {
			Address address = six.bind(Address.parse("[::1]:0"), this.theirs);
			this.manager.send(message("ping", address, new byte[0]));

			assertThat(EchoListener.next(this.theirs.messages).name()).isEqualTo("ping");
		}
		finally {
			six.close();
		}
	}

	@Test
	void statisticsCountMessagesAndBytesBothWays() throws InterruptedException {
		Message sent = message("ping");
		this.manager.send(sent);
		EchoListener.next(this.theirs.messages);
		this.manager.close();

		SocketStatistics ourSide = this.manager.statistics();
		SocketStatistics theirSide = this.peer.statistics();

		assertThat(ourSide.sent()).containsEntry("libprocess", 1L);
		assertThat(ourSide.bytesSent()).isEqualTo(MessageCodec.encode(sent).length);
		assertThat(ourSide.connections()).isEmpty();
		assertThat(theirSide.received()).containsEntry("libprocess", 1L);
		assertThat(theirSide.bytesReceived()).isEqualTo(ourSide.bytesSent());
		assertThat(theirSide.bytesSent()).isEqualTo(ourSide.bytesReceived()).isEqualTo(81);
	}

}
