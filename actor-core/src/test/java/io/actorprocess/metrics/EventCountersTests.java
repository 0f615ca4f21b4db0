package io.actorprocess.metrics;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.actorprocess.message.EventKind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Striped counters.
 */
class EventCountersTests {

	@Test
	void sumsWhatWorkersAndOthersCounted() {
		EventCounters counters = new EventCounters("thing", 2);
		counters.addHandled(0, EventKind.HTTP);
		counters.addHandled(1, EventKind.HTTP);
		counters.addHandled(2, EventKind.HTTP);
		counters.addFailed(1, EventKind.DISPATCH);
		counters.addDuration(0, EventKind.HTTP, 500);
		counters.addDuration(2, EventKind.HTTP, 700);
		counters.addWait(1, 40);

		assertThat(counters.handled(EventKind.HTTP)).isEqualTo(3);
		assertThat(counters.failed(EventKind.HTTP)).isZero();
		assertThat(counters.failed(EventKind.DISPATCH)).isOne();
		assertThat(counters.timed(EventKind.HTTP)).isEqualTo(2);
		assertThat(counters.timedNanos(EventKind.HTTP)).isEqualTo(1200);
		assertThat(counters.waited()).isOne();
		assertThat(counters.waitedNanos()).isEqualTo(40);
	}

	@Test
	void losesNoCountOfThreadsThatShareAStripe() throws Exception {
		EventCounters counters = new EventCounters("thing", 1);
		List<Thread> threads = new ArrayList<>();
		for (int t = 0; t < 4; t++) {
			threads.add(new Thread(() -> {
				for (int i = 0; i < 50_000; i++) {
					counters.addHandled(1, EventKind.MESSAGE);
				}
			}));
		}
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}

		assertThat(counters.handled(EventKind.MESSAGE)).isEqualTo(200_000);
	}

}
