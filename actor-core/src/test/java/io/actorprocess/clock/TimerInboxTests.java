package io.actorprocess.clock;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TimerInbox}.
 */
class TimerInboxTests {

	private final SystemClock clock = new SystemClock();

	private final TimerInbox inbox = new TimerInbox();

	@AfterEach
	void close() {
		this.clock.close();
	}

	private WheelTimer timer() {
		return new WheelTimer(this.clock, 1, () -> {
		});
	}

	private static List<WheelTimer> chain(@Nullable WheelTimer first) {
		List<WheelTimer> timers = new ArrayList<>();
		for (WheelTimer timer = first; timer != null; timer = timer.link) {
			timers.add(timer);
		}
		return timers;
	}

	@Test
	void timersComeOutInTheOrderInWhichTheyWerePushed() {
		List<WheelTimer> timers = List.of(timer(), timer(), timer());
		assertThat(timers).allMatch(this.inbox::push);

		assertThat(this.inbox.isEmpty()).isFalse();
		assertThat(chain(this.inbox.takeAll())).containsExactlyElementsOf(timers);
		assertThat(this.inbox.isEmpty()).isTrue();
		assertThat(this.inbox.takeAll()).isNull();
	}

	@Test
	void closedInboxGivesWhatItHasAndTakesNoMore() {
		WheelTimer timer = timer();
		this.inbox.push(timer);

		assertThat(chain(this.inbox.close())).containsExactly(timer);
		assertThat(this.inbox.push(timer())).isFalse();
		assertThat(this.inbox.isEmpty()).isTrue();
		assertThat(this.inbox.takeAll()).isNull();
		assertThat(this.inbox.close()).isNull();
	}

}
