package io.actorprocess.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import static io.actorprocess.clock.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link VirtualClock}.
 */
class VirtualClockTests extends ClockContractTests<VirtualClock> {

	private static final Instant START = VirtualClock.DEFAULT_START;

	private final List<String> fired = new ArrayList<>();

	@Override
	VirtualClock create() {
		return new VirtualClock();
	}

	@Override
	void elapse(Duration duration) {
		this.clock.advance(duration);
	}

	private void delay(long seconds, String name) {
		this.clock.delay(Duration.ofSeconds(seconds), () -> this.fired.add(name + " at " + elapsed()));
	}

	private long elapsed() {
		return Duration.between(START, this.clock.now()).toSeconds();
	}

	@Test
	void clockIsPausedAtItsStart() {
		Instant start = Instant.parse("2031-05-06T07:08:09.123456789Z");

		try (VirtualClock given = new VirtualClock(start)) {
			assertThat(given.isPaused()).isTrue();
			assertThat(given.now()).isEqualTo(start);
			assertThat(given.nanoTime()).isZero();
			assertThat(this.clock.now()).isEqualTo(START);
		}
	}

	@Test
	void advanceMovesBothKindsOfTime() {
		this.clock.advance(Duration.ofNanos(1_500_000_001));

		assertThat(this.clock.nanoTime()).isEqualTo(1_500_000_001);
		assertThat(this.clock.now()).isEqualTo(START.plusNanos(1_500_000_001));
	}

	@Test
	void everyTaskSeesItsExactDeadline() {
		delay(3, "b");
		delay(1, "a");
		delay(3, "c");
		delay(11, "d");

		this.clock.advance(Duration.ofSeconds(10));

		assertThat(this.fired).containsExactly("a at 1", "b at 3", "c at 3");
		assertThat(elapsed()).isEqualTo(10);
	}

	@Test
	void timerThatATaskCreatesWithinTheWindowFiresInItsTurn() {
		this.clock.delay(Duration.ofSeconds(1), () -> delay(1, "inner"));
		delay(2, "same deadline, created before");
		delay(3, "outer");

		this.clock.advance(Duration.ofSeconds(3));

		assertThat(this.fired).containsExactly("same deadline, created before at 2", "inner at 2", "outer at 3");
	}

	@Test
	void timerFiresOnTheDeadlineAndNotOneNanosecondBefore() {
		delay(1, "a");

		this.clock.advance(Duration.ofSeconds(1).minusNanos(1));
		assertThat(this.fired).isEmpty();
		this.clock.advance(Duration.ofNanos(1));

		assertThat(this.fired).containsExactly("a at 1");
	}

	@Test
	void firedTimerIsNotTakenForAPendingOneOfTheSameDeadline() {
		Timer fired = this.clock.delay(Duration.ofSeconds(1), () -> {
		});
		this.clock.advance(Duration.ofSeconds(1));
		Timer pending = this.clock.delay(Duration.ZERO, () -> {
		});

		assertThat(fired.cancel()).isFalse();
		assertThat(pending.isPending()).isTrue();
	}

	@Test
	void taskMayAdvanceTheClock() {
		this.clock.delay(Duration.ofSeconds(1), () -> this.clock.advance(Duration.ofSeconds(5)));
		delay(2, "a");

		this.clock.advance(Duration.ofSeconds(3));

		assertThat(this.fired).containsExactly("a at 2");
		assertThat(elapsed()).isEqualTo(6);
	}

	@Test
	void threadsThatAdvanceWaitForEachOther() {
		CompletableFuture<Void> entered = new CompletableFuture<>();
		CountDownLatch released = new CountDownLatch(1);
		this.clock.delay(Duration.ofSeconds(1), () -> {
			entered.complete(null);
			await(released);
		});
		delay(2, "a");

		CompletableFuture<Void> first = CompletableFuture.runAsync(() -> this.clock.advance(Duration.ofSeconds(1)));
		await(entered);
		CompletableFuture<Void> second = CompletableFuture.runAsync(() -> this.clock.advance(Duration.ofSeconds(1)));
		released.countDown();
		await(CompletableFuture.allOf(first, second));

		assertThat(this.fired).containsExactly("a at 2");
		assertThat(elapsed()).isEqualTo(2);
	}

	@Test
	void tasksRunOnTheThreadThatAdvances() {
		List<Thread> threads = new ArrayList<>();
		this.clock.delay(Duration.ofSeconds(1), () -> threads.add(Thread.currentThread()));

		this.clock.advance(Duration.ofSeconds(1));

		assertThat(threads).containsExactly(Thread.currentThread());
	}

	@Test
	void advanceToNextTimerRunsAllOfThatDeadline() {
		delay(2, "a");
		delay(2, "b");
		delay(5, "c");

		assertThat(this.clock.advanceToNextTimer()).contains(Duration.ofSeconds(2));
		assertThat(this.fired).containsExactly("a at 2", "b at 2");
		assertThat(this.clock.advanceToNextTimer()).contains(Duration.ofSeconds(3));
		assertThat(this.clock.advanceToNextTimer()).isEmpty();
	}

	@Test
	void nextDeadlineIsThatOfTheFirstPendingTimer() {
		delay(7, "a");
		Timer earlier = this.clock.delay(Duration.ofSeconds(4), () -> {
		});

		assertThat(this.clock.nextDeadline()).contains(START.plusSeconds(4));
		earlier.cancel();
		assertThat(this.clock.nextDeadline()).contains(START.plusSeconds(7));
		this.clock.cancelAll();
		assertThat(this.clock.nextDeadline()).isEmpty();
	}

	@Test
	void timerWithoutDelayIsDueUntilSomebodyAdvances() {
		assertThat(this.clock.hasDueTimers()).isFalse();
		delay(0, "a");
		delay(1, "later");
		assertThat(this.clock.hasDueTimers()).isTrue();

		this.clock.advance(Duration.ZERO);

		assertThat(this.fired).containsExactly("a at 0");
		assertThat(this.clock.hasDueTimers()).isFalse();
	}

	@Test
	void taskThatRunsIsStillDue() {
		List<Boolean> due = new ArrayList<>();
		this.clock.delay(Duration.ofSeconds(1), () -> due.add(this.clock.hasDueTimers()));

		this.clock.advance(Duration.ofSeconds(1));

		assertThat(due).containsExactly(true);
		assertThat(this.clock.hasDueTimers()).isFalse();
	}

	@Test
	void negativeAdvanceIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.clock.advance(Duration.ofNanos(-1)))
			.withMessageContaining("never goes backwards");
	}

	@Test
	void advanceWhileRunningIsRefusedAndSaysWhatToDo() {
		this.clock.resume();

		assertThatIllegalStateException().isThrownBy(() -> this.clock.advance(Duration.ofSeconds(1)))
			.withMessageContaining("call pause() first");
		assertThatIllegalStateException().isThrownBy(this.clock::advanceToNextTimer)
			.withMessageContaining("call pause() first");
	}

	@Test
	void advanceSaturates() {
		this.clock.advance(Duration.ofSeconds(Long.MAX_VALUE));
		this.clock.advance(Duration.ofSeconds(1));

		assertThat(this.clock.nanoTime()).isEqualTo(Long.MAX_VALUE);
	}

	@Test
	void runningClockFollowsTheMachineFromWhereItStood() {
		CompletableFuture<Long> ranAt = new CompletableFuture<>();
		this.clock.advance(LONG);
		this.clock.delay(Duration.ofMillis(5), () -> ranAt.complete(this.clock.nanoTime()));

		this.clock.resume();

		assertThat(this.clock.isPaused()).isFalse();
		assertThat(await(ranAt)).isGreaterThanOrEqualTo(LONG.plusMillis(5).toNanos());
	}

	@Test
	void runningClockFiresTimersInOrder() {
		CountDownLatch last = new CountDownLatch(1);
		this.clock.delay(Duration.ofMillis(4), last::countDown);
		this.clock.delay(Duration.ofMillis(3), () -> this.fired.add("second"));
		this.clock.delay(Duration.ofMillis(2), () -> this.fired.add("first"));

		this.clock.resume();

		await(last);
		assertThat(this.fired).containsExactly("first", "second");
	}

	@Test
	void runningClockTakesNoticeOfAnEarlierTimer() {
		CountDownLatch earlier = new CountDownLatch(1);
		this.clock.resume();
		this.clock.delay(LONG, () -> {
		});

		this.clock.delay(Duration.ofMillis(1), earlier::countDown);

		await(earlier);
	}

	@Test
	void pausedClockStandsStillAndNeverGoesBack() {
		this.clock.advance(LONG);
		this.clock.resume();
		this.clock.resume();
		long running = this.clock.nanoTime();

		this.clock.pause();
		long paused = this.clock.nanoTime();
		this.clock.pause();

		assertThat(running).isGreaterThanOrEqualTo(LONG.toNanos());
		assertThat(paused).isGreaterThanOrEqualTo(running);
		assertThat(this.clock.nanoTime()).isEqualTo(paused);
	}

	@Test
	void timerOfARunningClockWaitsForAdvanceOncePaused() {
		this.clock.resume();
		this.clock.delay(LONG, () -> this.fired.add("a"));
		this.clock.pause();

		this.clock.advance(LONG);

		assertThat(this.fired).containsExactly("a");
	}

	@Test
	void taskThatResumesTheClockEndsTheAdvance() {
		this.clock.delay(Duration.ofSeconds(1), this.clock::resume);
		Timer later = this.clock.delay(LONG, () -> {
		});

		this.clock.advance(LONG);

		assertThat(this.clock.isPaused()).isFalse();
		assertThat(later.isPending()).isTrue();
	}

}
