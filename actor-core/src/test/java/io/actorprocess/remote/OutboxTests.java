package io.actorprocess.remote;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.remote.Outbox.Offer;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxTests {

	private static final int PLENTY = 1_000_000;

	private final Outbox outbox = new Outbox(3, 100);

	private static Message message(int size) {
		return new Message("n", UPID.ANONYMOUS, UPID.parse("a@127.0.0.1:1"), new byte[size]);
	}

	private int take(int window) {
		return this.outbox.take(new @Nullable Object[10], window, PLENTY);
	}

	@Test
	void onlyTheFirstMessageWakes() {
		assertThat(this.outbox.offer(message(1))).isEqualTo(Offer.WAKE);
		assertThat(this.outbox.offer(message(1))).isEqualTo(Offer.QUEUED);
		assertThat(this.outbox.takeSettled(PLENTY)).hasSize(2);
		assertThat(this.outbox.offer(message(1))).isEqualTo(Offer.QUEUED);
		assertThat(this.outbox.takeSettled(PLENTY)).hasSize(1);
		assertThat(this.outbox.takeSettled(PLENTY)).isEmpty();
		assertThat(this.outbox.offer(message(1))).isEqualTo(Offer.WAKE);
	}

	@Test
	void numberOfMessagesOnTheirWayIsBounded() {
		List.of(1, 2, 3).forEach((size) -> this.outbox.offer(message(size)));
		assertThat(take(10)).isEqualTo(3);
		assertThat(this.outbox.offer(message(1))).isEqualTo(Offer.FULL);

		assertThat(this.outbox.settle(1)).isEqualTo(1);

		assertThat(this.outbox.offer(message(1))).isEqualTo(Offer.QUEUED);
	}

	@Test
	void numberOfBytesIsBoundedUnlessNothingElseIsOnItsWay() {
		assertThat(this.outbox.offer(message(101))).isEqualTo(Offer.WAKE);
		assertThat(this.outbox.offer(message(0))).isEqualTo(Offer.FULL);
		this.outbox.takeSettled(PLENTY);
		this.outbox.offer(message(60));
		assertThat(this.outbox.offer(message(41))).isEqualTo(Offer.FULL);
		assertThat(this.outbox.offer(message(40))).isEqualTo(Offer.QUEUED);
	}

	@Test
	void batchEndsWithTheMessageThatFillsIt() {
		List.of(1, 2, 3).forEach((size) -> this.outbox.offer(message(size)));

		assertThat(this.outbox.takeSettled((int) MessageCodec.maxEncodedLength(message(1)) + 1)).hasSize(2);
		assertThat(this.outbox.size()).isEqualTo(1);
	}

	@Test
	void windowKeepsTheOutboxAwake() {
		List.of(1, 2, 3).forEach((size) -> this.outbox.offer(message(size)));
		assertThat(take(2)).isEqualTo(2);
		assertThat(take(2)).isZero();
		assertThat(this.outbox.sleep()).isFalse();

		this.outbox.settle(2);

		assertThat(take(2)).isEqualTo(1);
		assertThat(this.outbox.sleep()).isTrue();
	}

	@Test
	void connectionThatWasUnderWayDoesNotEndTheHoldOfAReconnect() {
		this.outbox.holdForReconnect();
		this.outbox.offer(message(1));
		this.outbox.release();
		assertThat(this.outbox.takeSettled(PLENTY)).isEmpty();

		this.outbox.beginReconnect();
		this.outbox.release();

		assertThat(this.outbox.takeSettled(PLENTY)).hasSize(1);
	}

	@Test
	void holdHandsOutNothingUntilItEnds() {
		this.outbox.offer(message(1));
		assertThat(this.outbox.hold()).isTrue();
		assertThat(this.outbox.offer(message(1))).isEqualTo(Offer.QUEUED);
		assertThat(this.outbox.takeSettled(PLENTY)).isEmpty();
		assertThat(this.outbox.retire()).isFalse();

		this.outbox.release();

		assertThat(this.outbox.isHeld()).isFalse();
		assertThat(this.outbox.takeSettled(PLENTY)).hasSize(2);
	}

	@Test
	void noticesAreNotBoundedAndLeftOutOfAWireThatCannotCarryThem() {
		List.of(1, 2, 3).forEach((size) -> this.outbox.offer(message(size)));

		assertThat(this.outbox.offer(new Notice.Link("p"))).isEqualTo(Offer.QUEUED);

		assertThat(this.outbox.takeSettled(PLENTY)).hasSize(3);
		assertThat(this.outbox.isSettled()).isTrue();
	}

	@Test
	void retiresOnlyWhenNothingIsOnItsWay() {
		this.outbox.offer(message(1));
		take(10);
		assertThat(this.outbox.retire()).isFalse();
		this.outbox.settle(1);

		assertThat(this.outbox.retire()).isTrue();
		assertThat(this.outbox.offer(message(1))).isEqualTo(Offer.RETIRED);
		assertThat(this.outbox.hold()).isFalse();
	}

	@Test
	void closingHandsOutEverythingInOrder() {
		List.of(1, 2, 3).forEach((size) -> this.outbox.offer(message(size)));
		take(2);

		assertThat(this.outbox.close()).extracting((message) -> message.body().length).containsExactly(1, 2, 3);
		assertThat(this.outbox.isSettled()).isTrue();
		assertThat(this.outbox.offer(message(1))).isEqualTo(Offer.RETIRED);
	}

}
