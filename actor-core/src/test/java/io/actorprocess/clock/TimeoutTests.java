package io.actorprocess.clock;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Timeout}.
 */
class TimeoutTests {

	private final VirtualClock clock = new VirtualClock();

	@Test
	void remainingShrinksToZero() {
		Timeout timeout = Timeout.in(Duration.ofSeconds(3), this.clock);

		assertThat(timeout.remaining()).isEqualTo(Duration.ofSeconds(3));
		this.clock.advance(Duration.ofSeconds(2));
		assertThat(timeout.remaining()).isEqualTo(Duration.ofSeconds(1));
		this.clock.advance(Duration.ofSeconds(2));
		assertThat(timeout.remaining()).isZero();
	}

	@Test
	void timeoutExpiresExactlyAtItsDeadline() {
		Timeout timeout = Timeout.in(Duration.ofSeconds(3), this.clock);

		this.clock.advance(Duration.ofSeconds(3).minusNanos(1));
		assertThat(timeout.expired()).isFalse();
		this.clock.advance(Duration.ofNanos(1));
		assertThat(timeout.expired()).isTrue();
	}

	@Test
	void timeoutOfNoTimeHasExpired() {
		assertThat(Timeout.in(Duration.ZERO, this.clock).expired()).isTrue();
		assertThat(Timeout.in(Duration.ofSeconds(-1), this.clock).expired()).isTrue();
	}

	@Test
	void durationTooLongToAddMeansNever() {
		this.clock.advance(Duration.ofDays(1));

		Timeout never = Timeout.in(Duration.ofSeconds(Long.MAX_VALUE), this.clock);

		assertThat(never.expired()).isFalse();
		assertThat(never.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
	}

	@Test
	void timeoutIsAValue() {
		Timeout timeout = Timeout.in(Duration.ofSeconds(3), this.clock);

		assertThat(timeout).isEqualTo(new Timeout(this.clock, 3_000_000_000L));
	}

}
