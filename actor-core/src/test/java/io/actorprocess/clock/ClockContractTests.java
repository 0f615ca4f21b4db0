package io.actorprocess.clock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.actorprocess.clock.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * What every clock promises.
 */
abstract class ClockContractTests<C extends Clock> {

	static final Duration LONG = Duration.ofHours(1);

	private static final Runnable NOTHING = () -> {
	};

	final C clock = create();

	abstract C create();

	/** Lets time pass. A clock that follows the machine's time need not do anything. */
	abstract void elapse(Duration duration);

	@AfterEach
	void close() {
		this.clock.close();
	}

	@Test
	void taskRunsNoEarlierThanItsDelay() {
		CompletableFuture<Long> ranAt = new CompletableFuture<>();
		long before = this.clock.nanoTime();
		Duration delay = Duration.ofNanos(7_654_321);

		this.clock.delay(delay, () -> ranAt.complete(this.clock.nanoTime()));
		elapse(delay);

		assertThat(await(ranAt)).isGreaterThanOrEqualTo(before + delay.toNanos());
	}

	@Test
	void taskNeverRunsWithinTheCallThatCreatesIt() {
		CompletableFuture<Boolean> ran = new CompletableFuture<>();
		Object guard = new Object();

		synchronized (guard) {
			this.clock.delay(Duration.ZERO, () -> {
				synchronized (guard) {
					ran.complete(Boolean.TRUE);
				}
			});
			assertThat(ran).isNotDone();
		}
		elapse(Duration.ZERO);

		assertThat(await(ran)).isTrue();
	}

	@Test
	void negativeDelayIsDueAtOnce() {
		CountDownLatch fired = new CountDownLatch(2);

		this.clock.delay(Duration.ofSeconds(-5), fired::countDown);
		this.clock.delay(Duration.ofSeconds(Long.MIN_VALUE), fired::countDown);
		elapse(Duration.ZERO);

		await(fired);
	}

	@Test
	void delayTooLongToCountSaturates() {
		Timer timer = this.clock.delay(Duration.ofSeconds(Long.MAX_VALUE), NOTHING);
		CountDownLatch shorter = new CountDownLatch(1);
		this.clock.delay(Duration.ofMillis(1), shorter::countDown);

		elapse(Duration.ofMillis(1));
		await(shorter);

		assertThat(timer.isPending()).isTrue();
		assertThat(timer.cancel()).isTrue();
	}

	@Test
	void timersFireInTheOrderOfTheirDeadlines() {
		List<Timer> timers = new ArrayList<>();
		List<Integer> order = new ArrayList<>();
		int[] delaysMicros = { 9_000, 8_600, 100, 8_300, 70_000 };
		CountDownLatch fired = new CountDownLatch(delaysMicros.length);

		holdingTheClock(() -> {
			for (int i = 0; i < delaysMicros.length; i++) {
				int number = i;
				timers.add(this.clock.delay(Duration.ofNanos(delaysMicros[i] * 1_000L), () -> {
					order.add(number);
					fired.countDown();
				}));
			}
		});
		elapse(Duration.ofMillis(70));

		await(fired);
		assertThat(order).map((number) -> ((OneShotTimer) timers.get(number)).deadlineNanos).isSorted();
	}

	@Test
	void timersOfOneDelayFireInTheOrderOfTheirCreation() {
		List<Integer> order = new ArrayList<>();
		int count = 1_000;
		CountDownLatch fired = new CountDownLatch(count);

		for (int i = 0; i < count; i++) {
			int number = i;
			this.clock.delay(Duration.ofMillis(5), () -> {
				order.add(number);
				fired.countDown();
			});
		}
		elapse(Duration.ofMillis(5));

		await(fired);
		assertThat(order).containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
	}

	@Test
	void taskMayCreateTimers() {
		CountDownLatch second = new CountDownLatch(1);

		this.clock.delay(Duration.ofMillis(1), () -> this.clock.delay(Duration.ofMillis(1), second::countDown));
		elapse(Duration.ofMillis(2));

		await(second);
	}

	@Test
	void cancelledTimerDoesNotFire() {
		List<String> fired = new ArrayList<>();
		CountDownLatch later = new CountDownLatch(1);

		holdingTheClock(() -> {
			Timer cancelled = this.clock.delay(Duration.ofMillis(1), () -> fired.add("cancelled"));
			this.clock.delay(Duration.ofMillis(2), later::countDown);
			assertThat(cancelled.cancel()).isTrue();
		});
		elapse(Duration.ofMillis(2));

		await(later);
		assertThat(fired).isEmpty();
	}

	@Test
	void onlyTheFirstCancelPreventsTheTask() {
		Timer timer = this.clock.delay(LONG, NOTHING);

		assertThat(timer.cancel()).isTrue();
		assertThat(timer.cancel()).isFalse();
	}

	@Test
	void taskMayCancelATimerThatIsDueWithIt() {
		CompletableFuture<Timer> victim = new CompletableFuture<>();
		CompletableFuture<Boolean> prevented = new CompletableFuture<>();
		CountDownLatch last = new CountDownLatch(1);
		AtomicInteger victims = new AtomicInteger();

		this.clock.delay(Duration.ofMillis(5), () -> prevented.complete(await(victim).cancel()));
		victim.complete(this.clock.delay(Duration.ofMillis(5), victims::incrementAndGet));
		this.clock.delay(Duration.ofMillis(5), last::countDown);
		elapse(Duration.ofMillis(5));

		await(last);
		assertThat(await(prevented)).isTrue();
		assertThat(victims).hasValue(0);
	}

	@Test
	void timerIsPendingUntilItsTaskBegins() {
		CompletableFuture<Timer> self = new CompletableFuture<>();
		CompletableFuture<Boolean> pendingWithin = new CompletableFuture<>();
		Timer timer = this.clock.delay(Duration.ofMillis(20), () -> pendingWithin.complete(await(self).isPending()));
		Timer cancelled = this.clock.delay(LONG, NOTHING);
		boolean pendingBefore = cancelled.isPending();

		cancelled.cancel();
		self.complete(timer);
		elapse(Duration.ofMillis(20));

		assertThat(pendingBefore).isTrue();
		assertThat(cancelled.isPending()).isFalse();
		assertThat(await(pendingWithin)).isFalse();
	}

	@Test
	void decidedTimerCannotBeCancelledAndLetsGoOfItsTask() {
		CountDownLatch fired = new CountDownLatch(1);
		Timer timer = this.clock.delay(Duration.ofMillis(1), fired::countDown);
		Timer cancelled = this.clock.delay(LONG, NOTHING);

		cancelled.cancel();
		elapse(Duration.ofMillis(1));
		await(fired);

		assertThat(timer.cancel()).isFalse();
		assertThat(timer).extracting("task").isNull();
		assertThat(cancelled).extracting("task").isNull();
	}

	@Test
	void failureOfATaskDisturbsNoOtherTimer() {
		CountDownLatch fired = new CountDownLatch(1);
		this.clock.delay(Duration.ofMillis(1), () -> {
			throw new IllegalStateException("a task that fails");
		});
		this.clock.delay(Duration.ofMillis(1), () -> {
			throw new AssertionError("a task that fails badly");
		});
		this.clock.delay(Duration.ofMillis(1), fired::countDown);

		elapse(Duration.ofMillis(1));

		await(fired);
	}

	@Test
	void timersCountsThePendingOnes() {
		Timer first = this.clock.delay(LONG, NOTHING);
		this.clock.delay(LONG, NOTHING);
		int before = this.clock.timers();

		first.cancel();
		first.cancel();

		assertThat(before).isEqualTo(2);
		assertThat(this.clock.timers()).isEqualTo(1);
	}

	@Test
	void firedTimerIsNotCountedWithinItsTask() {
		CompletableFuture<Integer> counted = new CompletableFuture<>();
		this.clock.delay(LONG, NOTHING);

		this.clock.delay(Duration.ofMillis(1), () -> counted.complete(this.clock.timers()));
		elapse(Duration.ofMillis(1));

		assertThat(await(counted)).isEqualTo(1);
	}

	@Test
	void cancelAllAnswersHowManyItPrevented() {
		Timer cancelled = this.clock.delay(LONG, NOTHING);
		Timer pending = this.clock.delay(LONG, NOTHING);
		this.clock.delay(LONG.multipliedBy(100), NOTHING);
		cancelled.cancel();

		assertThat(this.clock.cancelAll()).isEqualTo(2);
		assertThat(this.clock.cancelAll()).isZero();
		assertThat(this.clock.timers()).isZero();
		assertThat(pending.isPending()).isFalse();
		assertThat(pending.cancel()).isFalse();
	}

	@Test
	void timerCreatedAfterCancelAllFires() {
		CountDownLatch fired = new CountDownLatch(1);
		this.clock.delay(Duration.ofMillis(2), NOTHING);

		this.clock.cancelAll();
		this.clock.delay(Duration.ofMillis(3), fired::countDown);
		elapse(Duration.ofMillis(3));

		await(fired);
	}

	@Test
	void closedClockDropsItsTimers() {
		Timer timer = this.clock.delay(LONG, NOTHING);

		this.clock.close();
		this.clock.close();

		assertThat(timer.isPending()).isFalse();
		assertThat(timer.cancel()).isFalse();
		assertThat(this.clock.timers()).isZero();
	}

	@Test
	void closedClockRefusesTimersAndSaysWhatToDo() {
		this.clock.close();

		assertThatIllegalStateException().isThrownBy(() -> this.clock.delay(LONG, NOTHING))
			.withMessageContaining("closed")
			.withMessageContaining("create timers before");
	}

	@Test
	void taskMayCloseTheClock() {
		CompletableFuture<Boolean> closed = new CompletableFuture<>();
		CompletableFuture<Timer> next = new CompletableFuture<>();

		this.clock.delay(Duration.ofMillis(1), () -> {
			Timer pending = await(next);
			this.clock.close();
			closed.complete(!pending.isPending());
		});
		next.complete(this.clock.delay(Duration.ofMillis(1), NOTHING));
		elapse(Duration.ofMillis(1));

		assertThat(await(closed)).isTrue();
	}

	@Test
	@SuppressWarnings("NullAway")
	void missingTaskIsRefused() {
		assertThatNullPointerException().isThrownBy(() -> this.clock.delay(LONG, null)).withMessageContaining("task");
	}

	@Test
	void nanoTimeIsNeverNegativeAndNeverDecreases() {
		long first = this.clock.nanoTime();
		elapse(Duration.ofMillis(1));
		long second = this.clock.nanoTime();

		assertThat(first).isNotNegative();
		assertThat(second).isGreaterThanOrEqualTo(first);
	}

	@Test
	void timersOfManyThreadsAllFireOrAreCancelled() throws Exception {
		int threads = 4;
		int perThread = 5_000;
		AtomicInteger fired = new AtomicInteger();
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		List<Future<Integer>> results = new ArrayList<>();

		try {
			for (int i = 0; i < threads; i++) {
				results.add(executor.submit(() -> createAndCancel(perThread, fired)));
			}
			int cancelled = 0;
			for (Future<Integer> result : results) {
				elapse(Duration.ofMillis(1));
				cancelled += result.get(30, TimeUnit.SECONDS);
			}
			CountDownLatch last = new CountDownLatch(1);
			this.clock.delay(Duration.ofMillis(10), last::countDown);
			elapse(Duration.ofMillis(10));
			await(last);

			assertThat(fired.get() + cancelled).isEqualTo(threads * perThread);
			assertThat(this.clock.timers()).isZero();
		}
		finally {
			executor.shutdownNow();
		}
	}

	private int createAndCancel(int count, AtomicInteger fired) {
		List<Timer> timers = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			timers.add(this.clock.delay(Duration.ofNanos(i % 7 * 400_000L), fired::incrementAndGet));
		}
		int cancelled = 0;
		for (Timer timer : timers) {
			cancelled += timer.cancel() ? 1 : 0;
		}
		return cancelled;
	}

	/** Keeps the clock from firing anything while an action creates timers. */
	private void holdingTheClock(Runnable action) {
		CountDownLatch released = new CountDownLatch(1);
		this.clock.delay(Duration.ZERO, () -> await(released));
		action.run();
		released.countDown();
	}

}
