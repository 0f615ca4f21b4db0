package io.actorprocess.scheduling;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SliceTests {

	private final AtomicLong now = new AtomicLong(1_000_000);

	private final AtomicInteger readings = new AtomicInteger();

	private final Slice slice = new Slice(3, 256, 50_000, () -> {
		this.readings.incrementAndGet();
		return this.now.get();
	});

	@Test
	void fastEventsUseUpTheEventBudget() {
		int events = eventsInATurn(0);

		assertThat(events).isEqualTo(256);
	}

	@Test
	void turnOfOneEventNeverReadsTheClock() {
		this.slice.begin();

		boolean spent = this.slice.spent();

		assertThat(spent).isFalse();
		assertThat(this.readings).hasValue(0);
	}

	@Test
	void fastEventsReadTheClockSeldom() {
		eventsInATurn(10);

		assertThat(this.readings).hasValueLessThanOrEqualTo(12);
	}

	@Test
	void slowEventsUseUpTheTimeAfterFourEvents() {
		int events = eventsInATurn(1_000_000);

		assertThat(events).isEqualTo(4);
	}

	@Test
	void secondTurnOfSlowEventsEndsAfterTheFirstEvent() {
		eventsInATurn(1_000_000);

		int events = eventsInATurn(1_000_000);

		assertThat(events).isEqualTo(1);
	}

	@Test
	void fastTurnMakesAnEndOfBeingCareful() {
		eventsInATurn(1_000_000);
		eventsInATurn(10);
		this.readings.set(0);

		this.slice.begin();
		this.slice.spent();

		assertThat(this.readings).hasValue(0);
	}

	@Test
	void eventsOfMiddlingLengthOverrunTheTimeByLittle() {
		int events = eventsInATurn(5_000);

		assertThat(events).isBetween(10, 20);
	}

	@Test
	void endedSliceIsSpentAtOnce() {
		this.slice.begin();

		this.slice.end();

		assertThat(this.slice.spent()).isTrue();
	}

	@Test
	void workerIsTheAssignedOne() {
		assertThat(this.slice.worker()).isEqualTo(3);

		this.slice.assign(1);

		assertThat(this.slice.worker()).isEqualTo(1);
	}

	private int eventsInATurn(long nanosPerEvent) {
		this.slice.begin();
		int events = 0;
		boolean spent = false;
		while (!spent) {
			this.now.addAndGet(nanosPerEvent);
			events++;
			spent = this.slice.spent();
		}
		return events;
	}

}
