package io.actorprocess.remote.netty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.RequestLimits;
import io.actorprocess.remote.SocketListener.Delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SocketManagerLossTests extends AbstractSocketManagerTests {

	@Test
	void whatIsNotAnsweredIsReportedWhenTheConnectionBreaks() throws Exception {
		try (ServerSocket server = listen()) {
			byte[] body = new byte[1_000_000];
			for (int i = 0; i < 50; i++) {
				this.manager.send(message(Integer.toString(i), address(server), body));
			}
			Socket accepted = server.accept();
			accepted.setSoLinger(true, 0);
			accepted.getInputStream().readNBytes(100);

			accepted.close();

			List<EchoListener.Undelivered> all = new ArrayList<>();
			while (all.size() < 50) {
				all.add(EchoListener.next(this.ours.undelivered));
			}
			assertThat(all).extracting((one) -> one.message().name())
				.isEqualTo(IntStream.range(0, 50).mapToObj(Integer::toString).toList());
			assertThat(all).extracting(EchoListener.Undelivered::reason)
				.isSortedAccordingTo(Comparator.reverseOrder())
				.startsWith(DeadLetterReason.POSSIBLY_DELIVERED)
				.endsWith(DeadLetterReason.CONNECTION_LOST);
		}
	}

	@Test
	void whatWasAnsweredHasArrivedAndTheRestMayHave() throws Exception {
		try (ServerSocket server = listen()) {
			List<Message> sent = Stream.of("first", "second", "third")
				.map((name) -> message(name, address(server), new byte[0]))
				.toList();
			sent.forEach(this.manager::send);
			try (Socket accepted = server.accept()) {
				for (Message message : sent) {
					read(accepted, message);
				}
				accepted.getOutputStream()
					.write(("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"
							+ "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone")
						.getBytes(StandardCharsets.US_ASCII));
			}

			assertThat(EchoListener.next(this.ours.undelivered))
				.isEqualTo(new EchoListener.Undelivered(sent.get(2), DeadLetterReason.POSSIBLY_DELIVERED));
			assertThat(this.ours.undelivered).isEmpty();
		}
	}

	@Test
	void burstAfterAFailureWaitsForOneDial() throws Exception {
		Duration rest = Duration.ofHours(1);
		rebind(options().frames(FrameOptions.OFF.withBackoff(rest, rest)).build());
		Address dead = deadPort();
		this.manager.send(message("first", dead, new byte[0]));
		assertThat(EchoListener.next(this.ours.undelivered).reason()).isEqualTo(DeadLetterReason.CONNECT_FAILED);
		try (ServerSocket server = new ServerSocket(dead.port(), 50, InetAddress.getByName("127.0.0.1"))) {
			List<Message> burst = IntStream.range(0, 1_000).mapToObj((i) -> numbered(i, this.here, dead)).toList();
			burst.forEach(this.manager::send);
			Thread closing = new Thread(this.manager::close);
			closing.start();

			server.setSoTimeout(20_000);
			try (Socket only = server.accept()) {
				for (Message message : burst) {
					assertThat(read(only, message)).isEqualTo(text(message));
				}
			}
			closing.join();
			server.setSoTimeout(1);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(server::accept);
		}
	}

	@Test
	void fullQueueIsReportedToTheSender() throws Exception {
		rebind(options().queue(10, 1_000_000).build());
		Message large = message("large", this.there, new byte[600_000]);
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		this.ours.delivery = (message) -> {
			entered.countDown();
			await(release);
			return Delivery.ACCEPTED;
		};
		rebindWithOneThread();
		this.peer.send(new Message("block", new UPID("x", this.there), new UPID("echo", this.here), new byte[0]));
		await(entered);

		for (int i = 0; i < 11; i++) {
			this.manager.send(numbered(i, this.here, this.there));
		}
		EchoListener.Undelivered eleventh = EchoListener.next(this.ours.undelivered);
		release.countDown();

		assertThat(number(eleventh.message())).isEqualTo(10);
		assertThat(eleventh.reason()).isEqualTo(DeadLetterReason.OUTBOUND_FULL);
		for (int i = 0; i < 10; i++) {
			assertThat(number(EchoListener.next(this.theirs.messages))).isEqualTo(i);
		}
		this.manager.send(large);
		assertThat(EchoListener.next(this.theirs.messages).body()).hasSize(600_000);
	}

	@Test
	void messageBeyondALimitNeverLeaves() throws InterruptedException {
		rebind(options().request(RequestLimits.DEFAULT.withMessageBody(10)).build());

		this.manager.send(message("large", this.there, new byte[11]));
		this.manager.send(message("n".repeat(256), this.there, new byte[0]));
		this.manager.send(message("line\nbreak", this.there, new byte[0]));
		this.manager.send(message("fits", this.there, new byte[10]));

		assertThat(EchoListener.next(this.ours.undelivered).reason()).isEqualTo(DeadLetterReason.TOO_LARGE);
		assertThat(EchoListener.next(this.ours.undelivered).reason()).isEqualTo(DeadLetterReason.TOO_LARGE);
		assertThat(EchoListener.next(this.ours.undelivered).reason()).isEqualTo(DeadLetterReason.UNDECODABLE);
		assertThat(EchoListener.next(this.theirs.messages).name()).isEqualTo("fits");
	}

	@Test
	void idleConnectionEndsGentlyAndANewOneIsMade() throws IOException {
		rebind(options().idleTimeout(Duration.ofMillis(10)).build());
		try (ServerSocket server = listen()) {
			Message first = message("first", address(server), new byte[0]);
			Message second = message("second", address(server), new byte[0]);
			this.manager.send(first);

			try (Socket accepted = server.accept()) {
				assertThat(read(accepted, first)).isEqualTo(text(first));
				assertThat(accepted.getInputStream().read()).isEqualTo(-1);
				accepted.getOutputStream()
					.write("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			}
			this.manager.send(second);

			try (Socket accepted = server.accept()) {
				assertThat(read(accepted, second)).isEqualTo(text(second));
			}
		}
		assertThat(this.ours.exits).isEmpty();
	}

	private void rebindWithOneThread() {
		rebind(options().ioThreads(1).queue(10, 1_000_000).build());
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

}
