package io.actorprocess.remote.netty;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.SocketListener.Delivery;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds whatever two nodes speak.
 */
abstract class AbstractWireTests extends AbstractSocketManagerTests {

	/** What arrives of a message to a process with an empty id. */
	Message sentToAnEmptyId(String name) throws InterruptedException {
		this.theirs.delivery = (message) -> Delivery.ACCEPTED;
		this.manager.send(new Message(name, new UPID("client", this.here), new UPID("", this.there), new byte[] { 1 }));
		return EchoListener.next(this.theirs.messages);
	}

	@Test
	void largeBodyArrivesWhole() throws InterruptedException {
		byte[] body = new byte[5_000_000];
		IntStream.range(0, body.length).forEach((i) -> body[i] = (byte) (i * 31));

		this.manager.send(message("large", this.there, body));

		assertThat(EchoListener.next(this.theirs.messages).body()).isEqualTo(body);
	}

	@Test
	void nothingOfABurstWithRepliesIsLostAndAllStaysInOrder() throws InterruptedException {
		int burst = 10_000;
		this.theirs.delivery = (message) -> {
			this.peer.send(numbered(number(message), this.there, message.from().address()));
			return Delivery.ACCEPTED;
		};

		for (int i = 0; i < burst; i++) {
			this.manager.send(numbered(i, this.here, this.there));
		}

		List<Integer> replies = new ArrayList<>();
		while (replies.size() < burst) {
			replies.add(number(EchoListener.next(this.ours.messages)));
		}
		assertThat(replies).isEqualTo(IntStream.range(0, burst).boxed().toList());
		assertThat(this.ours.undelivered).isEmpty();
		assertThat(this.theirs.undelivered).isEmpty();
	}

	@Test
	void nothingIsLostWhenConnectionsAreAlwaysIdle() throws InterruptedException {
		rebind(options().idleTimeout(Duration.ofMillis(1)).build());
		for (int i = 0; i < 300; i++) {
			this.manager.send(numbered(i, this.here, this.there));

			assertThat(number(EchoListener.next(this.theirs.messages))).isEqualTo(i);
		}
		assertThat(this.ours.undelivered).isEmpty();
	}

	@Test
	void messageToADeadPortIsReported() throws Exception {
		Message sent = message("ping", deadPort(), new byte[0]);

		this.manager.send(sent);

		assertThat(EchoListener.next(this.ours.undelivered))
			.isEqualTo(new EchoListener.Undelivered(sent, DeadLetterReason.CONNECT_FAILED));
		assertThat(this.ours.exits).isEmpty();
		assertThat(this.manager.statistics().dropped()).containsEntry(DeadLetterReason.CONNECT_FAILED, 1L);
	}

}
