package io.actorprocess.pattern;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * When permits are granted, on a virtual clock.
 */
class RateLimiterTests {

	private static final Duration INTERVAL = Duration.ofMillis(5);

	private final VirtualClock clock = new VirtualClock();

	private final RateLimiter limiter = new RateLimiter(2, INTERVAL.multipliedBy(2), this.clock);

	@AfterEach
	void close() {
		this.clock.close();
	}

	@Test
	void permitsAreEvenlySpacedAndTheFirstIsImmediate() {
		Future<@Nullable Void> first = this.limiter.acquire();
		Future<@Nullable Void> second = this.limiter.acquire();
		Future<@Nullable Void> third = this.limiter.acquire();
		assertThat(List.of(first.isReady(), second.isReady())).containsExactly(true, false);

		this.clock.advance(INTERVAL.minusNanos(1));
		assertThat(second.isPending()).isTrue();
		this.clock.advance(Duration.ofNanos(1));
		assertThat(second.isReady()).isTrue();
		assertThat(third.isPending()).isTrue();
		this.clock.advance(INTERVAL);

		assertThat(third.isReady()).isTrue();
	}

	@Test
	void timeWithoutRequestsIsNotSavedForABurst() {
		this.clock.advance(INTERVAL.multipliedBy(100));

		assertThat(this.limiter.acquire().isReady()).isTrue();
		assertThat(this.limiter.acquire().isPending()).isTrue();
	}

	@Test
	void requestAfterTheOnlyWaiterDiscardedGetsItsSlot() {
		this.limiter.acquire();
		Future<@Nullable Void> discarded = this.limiter.acquire();
		discarded.discard();
		Future<@Nullable Void> next = this.limiter.acquire();

		this.clock.advance(INTERVAL);

		assertThat(discarded.isDiscarded()).isTrue();
		assertThat(next.isReady()).isTrue();
	}

	@Test
	void slotOfADiscardedWaiterGoesToTheNext() {
		this.limiter.acquire();
		Future<@Nullable Void> second = this.limiter.acquire();
		Future<@Nullable Void> third = this.limiter.acquire();

		second.discard();
		this.clock.advance(INTERVAL);

		assertThat(third.isReady()).isTrue();
	}

	@Test
	void noTimerIsLeftWhenNobodyWaits() {
		this.limiter.acquire();
		Future<@Nullable Void> waiting = this.limiter.acquire();
		assertThat(this.clock.timers()).isOne();

		waiting.discard();

		assertThat(this.clock.timers()).isZero();
	}

	@Test
	void closingDiscardsThoseWhoWait() {
		this.limiter.acquire();
		Future<@Nullable Void> waiting = this.limiter.acquire();

		this.limiter.close();

		assertThat(waiting.isDiscarded()).isTrue();
		assertThat(this.limiter.acquire().isAbandoned()).isTrue();
		assertThat(this.clock.timers()).isZero();
	}

	@Test
	void closedClockIsReportedToWhoWouldHaveToWait() {
		this.limiter.acquire();
		this.clock.close();

		assertThatIllegalStateException().isThrownBy(this.limiter::acquire).withMessageContaining("closed");
	}

	@Test
	void rateMustBeGreaterThanZero() {
		assertThatIllegalArgumentException().isThrownBy(() -> new RateLimiter(0, INTERVAL, this.clock));
		assertThatIllegalArgumentException().isThrownBy(() -> new RateLimiter(1, Duration.ZERO, this.clock));
	}

}
