package io.actorprocess.pattern;

import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.actorprocess.future.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * When the latch is triggered.
 */
class CountDownLatchTests {

	@Test
	void isTriggeredByTheLastDecrement() {
		CountDownLatch latch = new CountDownLatch(5);
		Future<@Nullable Void> triggered = latch.triggered();
		for (int i = 0; i < 4; i++) {
			assertThat(latch.decrement()).isFalse();
			assertThat(triggered.isPending()).isTrue();
		}

		assertThat(latch.decrement()).isTrue();

		assertThat(triggered.isReady()).isTrue();
		assertThat(latch.triggered().isReady()).isTrue();
		assertThat(latch.decrement()).isFalse();
	}

	@Test
	void isTriggeredByManyThreadsOnce() throws Exception {
		CountDownLatch latch = new CountDownLatch(5);
		AtomicInteger triggers = new AtomicInteger();

		Threads.together(5, (index) -> {
			if (latch.decrement()) {
				triggers.incrementAndGet();
			}
		});

		assertThat(latch.triggered().isReady()).isTrue();
		assertThat(triggers).hasValue(1);
	}

	@Test
	void latchOfZeroIsTriggeredFromTheStart() {
		assertThat(new CountDownLatch(0).triggered().isReady()).isTrue();
		assertThatIllegalArgumentException().isThrownBy(() -> new CountDownLatch(-1));
	}

	@Test
	void waiterThatDiscardsDisturbsNoOther() {
		CountDownLatch latch = new CountDownLatch(1);
		Future<@Nullable Void> first = latch.triggered();
		Future<@Nullable Void> second = latch.triggered();

		first.discard();
		latch.decrement();

		assertThat(first.isDiscarded()).isTrue();
		assertThat(second.isReady()).isTrue();
		assertThat(second.hasDiscard()).isFalse();
	}

	@Test
	void closingAbandonsThoseWhoWait() {
		CountDownLatch latch = new CountDownLatch(1);
		Future<@Nullable Void> waiting = latch.triggered();

		latch.close();

		assertThat(waiting.isAbandoned()).isTrue();
		assertThat(latch.triggered().isAbandoned()).isTrue();
	}

}
