package io.actorprocess.remote.netty;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.remote.LinkMode;
import io.actorprocess.remote.netty.OutboundQueue.Offer;

import static org.assertj.core.api.Assertions.assertThat;

class OutboundQueueTests {

	private static final int PLENTY = 1_000_000;

	private final OutboundQueue queue = new OutboundQueue(3, 100);

	private static Message message(int size) {
		return new Message("n", UPID.ANONYMOUS, UPID.parse("a@127.0.0.1:1"), new byte[size]);
	}

	@Test
	void onlyTheFirstMessageWakes() {
		assertThat(this.queue.offer(message(1))).isEqualTo(Offer.WAKE);
		assertThat(this.queue.offer(message(1))).isEqualTo(Offer.QUEUED);
		assertThat(this.queue.takeBatch(PLENTY)).hasSize(2);
		assertThat(this.queue.offer(message(1))).isEqualTo(Offer.QUEUED);
		assertThat(this.queue.takeBatch(PLENTY)).hasSize(1);
		assertThat(this.queue.takeBatch(PLENTY)).isEmpty();
		assertThat(this.queue.offer(message(1))).isEqualTo(Offer.WAKE);
	}

	@Test
	void numberOfMessagesIsBounded() {
		List.of(1, 2, 3).forEach((size) -> this.queue.offer(message(size)));

		assertThat(this.queue.offer(message(1))).isEqualTo(Offer.FULL);
		this.queue.takeBatch(1);
		assertThat(this.queue.offer(message(1))).isEqualTo(Offer.QUEUED);
	}

	@Test
	void numberOfBytesIsBoundedUnlessNothingElseWaits() {
		assertThat(this.queue.offer(message(101))).isEqualTo(Offer.WAKE);
		assertThat(this.queue.offer(message(0))).isEqualTo(Offer.FULL);
		this.queue.takeBatch(1);
		this.queue.offer(message(60));
		assertThat(this.queue.offer(message(41))).isEqualTo(Offer.FULL);
		assertThat(this.queue.offer(message(40))).isEqualTo(Offer.QUEUED);
	}

	@Test
	void batchEndsWithTheMessageThatFillsIt() {
		List.of(1, 2, 3).forEach((size) -> this.queue.offer(message(size)));

		assertThat(this.queue.takeBatch(OutboundConnection.cost(message(1)) + 1)).hasSize(2);
		assertThat(this.queue.size()).isEqualTo(1);
	}

	@Test
	void linkComesBeforeEveryMessage() {
		this.queue.offer(message(1));
		this.queue.offerLink(LinkMode.REUSE);

		assertThat(this.queue.takeBatch(PLENTY)).isEmpty();
		assertThat(this.queue.takeLink()).isEqualTo(LinkMode.REUSE);
		assertThat(this.queue.takeLink()).isNull();
		assertThat(this.queue.takeBatch(PLENTY)).hasSize(1);
	}

	@Test
	void reconnectIsNotWeakenedByALaterLink() {
		this.queue.offerLink(LinkMode.RECONNECT);
		this.queue.offerLink(LinkMode.REUSE);

		assertThat(this.queue.takeLink()).isEqualTo(LinkMode.RECONNECT);
	}

	@Test
	void retiresOnlyWhenNothingWaits() {
		this.queue.offer(message(1));
		assertThat(this.queue.retire()).isFalse();
		this.queue.takeAll();
		this.queue.offerLink(LinkMode.REUSE);
		assertThat(this.queue.retire()).isFalse();
		this.queue.takeLink();

		assertThat(this.queue.retire()).isTrue();
		assertThat(this.queue.offer(message(1))).isEqualTo(Offer.RETIRED);
		assertThat(this.queue.offerLink(LinkMode.REUSE)).isEqualTo(Offer.RETIRED);
	}

	@Test
	void closingHandsOutWhatWaits() {
		this.queue.offer(message(1));
		this.queue.offer(message(2));

		assertThat(this.queue.close()).hasSize(2);
		assertThat(this.queue.isEmpty()).isTrue();
		assertThat(this.queue.offer(message(1))).isEqualTo(Offer.RETIRED);
	}

}
