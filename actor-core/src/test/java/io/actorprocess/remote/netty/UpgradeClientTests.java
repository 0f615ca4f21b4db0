package io.actorprocess.remote.netty;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.actorprocess.message.Message;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.LinkMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a node asks others for frames, byte for byte, and what it makes of their answers.
 */
class UpgradeClientTests extends AbstractSocketManagerTests {

	@Override
	NettySocketOptions.Builder options() {
		return NettySocketOptions.builder()
			.frames(FrameOptions.DEFAULT.withBackoff(Duration.ofMillis(1), Duration.ofMillis(1))
				.withGiveUp(Duration.ofMinutes(10)));
	}

	private Message send(ServerSocket server, String name) {
		Message message = message(name, address(server), new byte[] { 'h', 'i' });
		this.manager.send(message);
		return message;
	}

	private static String readHead(Socket socket) throws IOException {
		socket.setSoTimeout(20_000);
		InputStream in = socket.getInputStream();
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int b = in.read();
			assertThat(b).as("the connection ended after: " + head).isNotNegative();
			head.append((char) b);
		}
		return head.toString();
	}

	private static void answer(Socket socket, String text) throws IOException {
		OutputStream out = socket.getOutputStream();
		out.write(text.getBytes(StandardCharsets.ISO_8859_1));
		out.flush();
	}

	@Test
	void bytesOfTheQuestion() throws IOException {
		try (ServerSocket server = listen()) {
			send(server, "ping");

			try (Socket accepted = server.accept()) {
				assertThat(readHead(accepted).replaceFirst("session=[0-9a-f]+", "session=*"))
					.isEqualTo("GET /__frames__ HTTP/1.1\r\nHost: " + address(server) + "\r\nConnection: Upgrade\r\n"
							+ "Upgrade: actor-frames/1\r\nActor-Hello: node=" + this.here
							+ "; session=*; peer=0; received=0; settled=0; sent=0; generation=1\r\n\r\n");
			}
		}
	}

	@Test
	void nothingFollowsTheQuestionBeforeTheAnswerAndThenTheMessages() throws IOException {
		try (ServerSocket server = listen()) {
			Message first = send(server, "first");
			try (Socket accepted = server.accept()) {
				readHead(accepted);
				assertThat(accepted.getInputStream().available()).isZero();

				answer(accepted, "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone");

				assertThat(read(accepted, first)).isEqualTo(text(first));
				Message second = send(server, "second");
				assertThat(read(accepted, second)).isEqualTo(text(second));
			}
		}
	}

	@Test
	void answerThatEndsTheConnectionIsFollowedByAnotherOneWithoutAQuestion() throws IOException {
		try (ServerSocket server = listen()) {
			Message sent = send(server, "ping");
			try (Socket accepted = server.accept()) {
				readHead(accepted);
				answer(accepted, "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
			}

			try (Socket accepted = server.accept()) {
				assertThat(read(accepted, sent)).isEqualTo(text(sent));
			}
		}
	}

	@Test
	void peerThatIsSilentTwiceGetsItsMessagesOverAnotherConnection() throws IOException {
		rebind(NettySocketOptions.builder()
			.frames(FrameOptions.DEFAULT.withAnswerTimeout(Duration.ofMillis(50)))
			.build());
		try (ServerSocket server = listen()) {
			Message sent = send(server, "ping");
			try (Socket silent = server.accept(); Socket second = server.accept(); Socket accepted = server.accept()) {
				assertThat(readHead(silent)).startsWith("GET /__frames__ ");
				assertThat(readHead(second)).startsWith("GET /__frames__ ");

				assertThat(read(accepted, sent)).isEqualTo(text(sent));
				assertThat(silent.getInputStream().read()).isEqualTo(-1);
				assertThat(second.getInputStream().read()).isEqualTo(-1);
			}
		}
	}

	@Test
	void connectionThatIsCutBeforeTheAnswerProvesNothingHoweverOften() throws IOException {
		try (ServerSocket server = listen()) {
			Message sent = send(server, "ping");
			for (int i = 0; i < 10; i++) {
				cut(server, "HTTP/1.1 404 Not Fou".substring(0, 2 * i), i % 2 == 0);
			}

			try (Socket accepted = server.accept()) {
				assertThat(readHead(accepted)).startsWith("GET /__frames__ ");
				answer(accepted, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
				assertThat(read(accepted, sent)).isEqualTo(text(sent));
			}
		}
	}

	/** Ends a connection within the answer to its question. */
	private static void cut(ServerSocket server, String answer, boolean reset) throws IOException {
		try (Socket accepted = server.accept()) {
			assertThat(readHead(accepted)).startsWith("GET /__frames__ ");
			answer(accepted, answer);
			accepted.setSoLinger(reset, 0);
		}
	}

	@Test
	void peerWhoseConnectionsAreAllCutIsGivenUpInTimeAndNothingWasWrittenToIt() throws Exception {
		rebind(NettySocketOptions.builder()
			.frames(FrameOptions.DEFAULT.withBackoff(Duration.ofMillis(1), Duration.ofMillis(1))
				.withGiveUp(Duration.ofMillis(100)))
			.build());
		try (ServerSocket server = listen()) {
			Thread cutter = new Thread(() -> cutAll(server));
			Message sent = send(server, "ping");
			this.manager.link(sent.to(), LinkMode.REUSE);
			cutter.start();

			assertThat(EchoListener.next(this.ours.undelivered))
				.isEqualTo(new EchoListener.Undelivered(sent, DeadLetterReason.CONNECT_FAILED));
			assertThat(EchoListener.next(this.ours.exits)).isEqualTo(address(server));
			assertThat(sent()).isZero();
		}
	}

	private static void cutAll(ServerSocket server) {
		try {
			while (true) {
				server.accept().close();
			}
		}
		catch (IOException ex) {
			// The test is over
		}
	}

	@Test
	void peerThatRefusesAfterACutIsGivenUpAtOnce() throws Exception {
		Message sent;
		Socket accepted;
		try (ServerSocket server = listen()) {
			sent = send(server, "ping");
			accepted = server.accept();
		}

		accepted.close();

		assertThat(EchoListener.next(this.ours.undelivered))
			.isEqualTo(new EchoListener.Undelivered(sent, DeadLetterReason.CONNECT_FAILED));
	}

	@Test
	void answerMayEndWithItsConnection() throws IOException {
		try (ServerSocket server = listen()) {
			Message sent = send(server, "ping");
			cut(server, "HTTP/1.0 404 Not Found\r\n\r\nnone", false);

			try (Socket accepted = server.accept()) {
				assertThat(read(accepted, sent)).isEqualTo(text(sent));
			}
		}
	}

	@Test
	void answerThatIsNoHttpIsFollowedByAnotherConnection() throws IOException {
		try (ServerSocket server = listen()) {
			Message sent = send(server, "ping");
			try (Socket accepted = server.accept()) {
				readHead(accepted);
				answer(accepted, "hello\r\n\r\n");
			}

			try (Socket accepted = server.accept()) {
				assertThat(read(accepted, sent)).isEqualTo(text(sent));
			}
		}
	}

	@Test
	void nextConnectionAsksAgain() throws IOException {
		try (ServerSocket server = listen()) {
			Message first = send(server, "first");
			try (Socket accepted = server.accept()) {
				readHead(accepted);
				answer(accepted, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
				assertThat(read(accepted, first)).isEqualTo(text(first));
			}
			this.manager.link(first.to(), LinkMode.RECONNECT);

			try (Socket accepted = server.accept()) {
				assertThat(readHead(accepted)).startsWith("GET /__frames__ ");
			}
		}
	}

	@Test
	void nodeThatAnswersForAnotherIsNotSpokenToInFrames() throws IOException {
		try (ServerSocket server = listen()) {
			Message sent = send(server, "ping");
			try (Socket accepted = server.accept()) {
				readHead(accepted);
				answer(accepted, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n"
						+ "Upgrade: actor-frames/1\r\nActor-Hello: node=127.0.0.1:1; session=1; generation=1\r\n\r\n");
				assertThat(accepted.getInputStream().read()).isEqualTo(-1);
			}

			try (Socket accepted = server.accept()) {
				assertThat(read(accepted, sent)).isEqualTo(text(sent));
			}
		}
	}

}
