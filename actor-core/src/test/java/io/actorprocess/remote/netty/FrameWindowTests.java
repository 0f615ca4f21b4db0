package io.actorprocess.remote.netty;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.actorprocess.metrics.DeadLetterReason;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A node that sends more than a process of another can take.
 */
class FrameWindowTests extends AbstractSocketManagerTests {

	private static final int QUEUE = 300;

	private static final int WINDOW = 100;

	/** One message in so many has the backlog of its receiver looked at. */
	private static final int SAMPLE = 64;

	@Override
	NettySocketOptions.Builder options() {
		return NettySocketOptions.builder()
			.queue(QUEUE, 1_000_000)
			.frames(FrameOptions.DEFAULT.withWindow(WINDOW, 50, 10));
	}

	@Test
	void floodOfASlowProcessEndsAtItsSender() throws InterruptedException {
		int count = 1_000;
		this.theirs.backlog = 50;
		for (int i = 0; i < count; i++) {
			this.manager.send(numbered(i, this.here, this.there));
		}
		int most = SAMPLE + QUEUE;

		List<Integer> refused = new ArrayList<>();
		while (refused.size() < count - most) {
			EchoListener.Undelivered letter = EchoListener.next(this.ours.undelivered);
			assertThat(letter.reason()).isEqualTo(DeadLetterReason.OUTBOUND_FULL);
			refused.add(number(letter.message()));
		}
		assertThat(this.theirs.messages).hasSizeLessThanOrEqualTo(SAMPLE + WINDOW);
		this.ours.undelivered.forEach((letter) -> refused.add(number(letter.message())));

		this.theirs.backlog = 9;

		List<Integer> received = new ArrayList<>();
		while (received.size() < count - refused.size()) {
			received.add(number(EchoListener.next(this.theirs.messages)));
		}
		assertThat(received).isSorted().doesNotHaveDuplicates().doesNotContainAnyElementsOf(refused);
	}

}
