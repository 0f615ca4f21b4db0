package io.actorprocess.remote;

import java.time.Duration;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTests {

	private static final Duration LEAST = Duration.ofNanos(100);

	private static final Duration MOST = Duration.ofNanos(500);

	@Test
	void pausesDoubleUpToTheMost() {
		Backoff backoff = new Backoff(LEAST, MOST, () -> 0);

		assertThat(LongStream.generate(backoff::failed).limit(5)).containsExactly(100L, 200L, 400L, 500L, 500L);
	}

	@Test
	void successStartsAnew() {
		Backoff backoff = new Backoff(LEAST, MOST, () -> 0);
		backoff.failed();
		backoff.failed();

		backoff.reset();

		assertThat(backoff.failed()).isEqualTo(100);
	}

	@Test
	void chanceShortensAPauseByUpToAHalf() {
		assertThat(LongStream.rangeClosed(-1000, 1000).map((number) -> new Backoff(LEAST, MOST, () -> number).failed()))
			.allMatch((pause) -> pause > 50 && pause <= 100)
			.contains(51L, 100L);
	}

	@Test
	void shortestPauseNeedsNoChance() {
		assertThat(new Backoff(Duration.ofNanos(1), MOST, () -> 7).failed()).isEqualTo(1);
	}

}
