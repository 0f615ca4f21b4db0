package io.actorprocess.scheduling;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SteppingSchedulerTests {

	private final List<Integer> ran = new ArrayList<>();

	@Test
	void tasksRunInOrderOneByStep() {
		SteppingScheduler scheduler = new SteppingScheduler();
		scheduleNumbered(scheduler, 2);

		assertThat(scheduler.step()).isTrue();
		assertThat(this.ran).containsExactly(0);
		assertThat(scheduler.step()).isTrue();
		assertThat(scheduler.step()).isFalse();
		assertThat(this.ran).containsExactly(0, 1);
	}

	@Test
	void taskThatWantsAnotherTurnGoesToTheBack() {
		SteppingScheduler scheduler = new SteppingScheduler();
		AtomicInteger turns = new AtomicInteger();
		scheduler.schedule(TestTask.turns((slice) -> {
			this.ran.add(-1);
			return (turns.incrementAndGet() < 3) ? Turn.AGAIN : Turn.IDLE;
		}));
		scheduleNumbered(scheduler, 2);

		int taken = scheduler.runUntilIdle();

		assertThat(taken).isEqualTo(5);
		assertThat(this.ran).containsExactly(-1, 0, 1, -1, -1);
	}

	@Test
	void choiceDecidesWhoIsNext() {
		SteppingScheduler scheduler = new SteppingScheduler(1, (queued) -> queued - 1);
		scheduleNumbered(scheduler, 3);

		scheduler.runUntilIdle();

		assertThat(this.ran).containsExactly(2, 1, 0);
	}

	@Test
	void sameSeedGivesTheSameOrder() {
		List<Integer> first = runRandomly(42);
		List<Integer> second = runRandomly(42);
		List<Integer> other = runRandomly(43);

		assertThat(second).isEqualTo(first);
		assertThat(other).isNotEqualTo(first).containsExactlyInAnyOrderElementsOf(first);
	}

	@Test
	void choiceOutsideTheQueueIsReported() {
		SteppingScheduler scheduler = new SteppingScheduler(1, (queued) -> queued);
		scheduleNumbered(scheduler, 2);

		assertThatIllegalStateException().isThrownBy(scheduler::step)
			.withMessage("The choice is position 2 of 2 queued tasks; it must be from 0 to 1");
	}

	@Test
	void turnEndsAfterTheGivenEventsWhateverTheTime() {
		SteppingScheduler scheduler = new SteppingScheduler(5, (queued) -> 0);
		AtomicInteger events = new AtomicInteger();
		scheduler.schedule(TestTask.turns((slice) -> {
			do {
				events.incrementAndGet();
			}
			while (!slice.spent());
			return Turn.IDLE;
		}));

		scheduler.step();

		assertThat(events).hasValue(5);
	}

	@Test
	void endlessTasksCanBeRunForSoManyTurns() {
		SteppingScheduler scheduler = new SteppingScheduler();
		scheduler.schedule(TestTask.turns((slice) -> Turn.AGAIN));

		int taken = scheduler.run(100);

		assertThat(taken).isEqualTo(100);
		assertThat(scheduler.statistics().queued()).isEqualTo(1);
	}

	@Test
	void stepInsideATurnIsRejected() {
		SteppingScheduler scheduler = new SteppingScheduler();
		scheduler.schedule(TestTask.once(scheduler::step));

		assertThatIllegalStateException().isThrownBy(scheduler::step).withMessageContaining("is inside a turn");
	}

	@Test
	void failureOfATaskReachesTheCallerAndTheNextStepWorks() {
		SteppingScheduler scheduler = new SteppingScheduler();
		scheduler.schedule(TestTask.once(() -> {
			throw new IllegalStateException("broken task");
		}));
		scheduleNumbered(scheduler, 1);

		assertThatIllegalStateException().isThrownBy(scheduler::step).withMessage("broken task");
		assertThat(scheduler.runUntilIdle()).isEqualTo(1);
	}

	@Test
	void callerIsAWorkerThreadOnlyInsideATurn() {
		SteppingScheduler scheduler = new SteppingScheduler();
		List<Boolean> inside = new ArrayList<>();
		scheduler.schedule(TestTask.turns((slice) -> {
			inside.add(scheduler.isWorkerThread());
			assertThat(slice.worker()).isZero();
			assertThat(scheduler.statistics().active()).isEqualTo(1);
			return Turn.IDLE;
		}));

		scheduler.step();

		assertThat(inside).containsExactly(true);
		assertThat(scheduler.isWorkerThread()).isFalse();
		assertThat(scheduler.workers()).isEqualTo(1);
	}

	@Test
	void closedSchedulerKeepsItsTasksUnrun() {
		SteppingScheduler scheduler = new SteppingScheduler();
		scheduleNumbered(scheduler, 2);

		scheduler.close();

		assertThat(scheduler.runUntilIdle()).isZero();
		assertThat(this.ran).isEmpty();
		assertThat(scheduler.statistics().queued()).isEqualTo(2);
	}

	@Test
	void sliceWithoutEventsIsRejected() {
		assertThatIllegalArgumentException().isThrownBy(() -> new SteppingScheduler(0, (queued) -> 0));
	}

	private List<Integer> runRandomly(long seed) {
		this.ran.clear();
		SteppingScheduler scheduler = SteppingScheduler.random(seed);
		scheduleNumbered(scheduler, 20);
		scheduler.runUntilIdle();
		return List.copyOf(this.ran);
	}

	private void scheduleNumbered(SteppingScheduler scheduler, int count) {
		for (int i = 0; i < count; i++) {
			int number = i;
			scheduler.schedule(TestTask.once(() -> this.ran.add(number)));
		}
	}

}
