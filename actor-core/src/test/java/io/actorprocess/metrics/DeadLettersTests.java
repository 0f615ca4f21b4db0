package io.actorprocess.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.actorprocess.message.EventKind;
import io.actorprocess.message.UPID;
import io.actorprocess.process.CapturedLog;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Counting and keeping what was not delivered.
 */
class DeadLettersTests {

	private final AtomicLong nanos = new AtomicLong();

	private final DeadLetters letters = new DeadLetters(this.nanos::get);

	private static DeadLetter letter(DeadLetterReason reason, int number) {
		return new DeadLetter(Instant.EPOCH, reason, EventKind.MESSAGE, "m" + number, UPID.ANONYMOUS, UPID.ANONYMOUS);
	}

	@Test
	void countsByReason() {
		this.letters.add(letter(DeadLetterReason.PURGED, 1));
		this.letters.add(letter(DeadLetterReason.PURGED, 2));
		this.letters.add(letter(DeadLetterReason.SHUTDOWN, 3));

		assertThat(this.letters.count(DeadLetterReason.PURGED)).isEqualTo(2);
		assertThat(this.letters.count(DeadLetterReason.TOO_LARGE)).isZero();
		assertThat(this.letters.count()).isEqualTo(3);
	}

	@Test
	void keepsTheLastHundred() {
		for (int i = 0; i < 250; i++) {
			this.letters.add(letter(DeadLetterReason.TERMINATED, i));
		}

		assertThat(this.letters.recent()).hasSize(100);
		assertThat(this.letters.recent().get(0).name()).isEqualTo("m150");
		assertThat(this.letters.recent().get(99).name()).isEqualTo("m249");
	}

	@Test
	void logsTenInFiveMinutesAndThenHowManyItLeftOut() {
		try (CapturedLog log = new CapturedLog(DeadLetters.class)) {
			for (int i = 1; i <= 15; i++) {
				this.letters.add(letter(DeadLetterReason.PURGED, i));
			}
			assertThat(log.lines()).hasSize(10);
			assertThat(log.lines().get(0)).startsWith("INFO Dead letter: message 'm1'").endsWith("purged");
			assertThat(log.lines().get(9)).contains("'m10'").endsWith("more are only counted for a while");

			this.nanos.addAndGet(Duration.ofMinutes(5).toNanos());
			this.letters.add(letter(DeadLetterReason.PURGED, 16));

			assertThat(log.lines()).hasSize(12).element(10).isEqualTo("INFO 5 more dead letters were not logged");
			assertThat(log.lines().get(11)).contains("'m16'");
		}
	}

	@Test
	void tellsSubscribersUntilTheyLeaveEvenIfOneFails() {
		List<String> seen = new ArrayList<>();
		this.letters.subscribe((letter) -> {
			throw new IllegalStateException("subscriber");
		});
		Runnable leave = this.letters.subscribe((letter) -> seen.add(letter.name()));
		this.letters.add(letter(DeadLetterReason.FILTERED, 1));
		leave.run();
		this.letters.add(letter(DeadLetterReason.FILTERED, 2));

		assertThat(seen).containsExactly("m1");
	}

}
