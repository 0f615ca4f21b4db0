package io.actorprocess.clock;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.actorprocess.clock.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SystemClock}.
 */
class SystemClockTests extends ClockContractTests<SystemClock> {

	@Override
	SystemClock create() {
		return new SystemClock();
	}

	@Override
	void elapse(Duration duration) {
		// The machine does it.
	}

	@Test
	void threadIsStartedByTheFirstTimer() {
		assertThat(this.clock).extracting("thread").isNull();

		this.clock.delay(LONG, () -> {
		});

		assertThat(this.clock).extracting("thread").isNotNull();
	}

	@Test
	void tasksRunOnOneNamedDaemonThread() {
		CompletableFuture<Thread> first = new CompletableFuture<>();
		CompletableFuture<Thread> second = new CompletableFuture<>();

		this.clock.delay(Duration.ZERO, () -> first.complete(Thread.currentThread()));
		this.clock.delay(Duration.ofMillis(1), () -> second.complete(Thread.currentThread()));

		assertThat(await(first)).isSameAs(await(second))
			.returns("actor-clock", Thread::getName)
			.returns(true, Thread::isDaemon);
	}

	@Test
	void closingEndsTheThread() throws InterruptedException {
		CompletableFuture<Thread> thread = new CompletableFuture<>();
		this.clock.delay(Duration.ZERO, () -> thread.complete(Thread.currentThread()));
		Thread ended = await(thread);
		this.clock.delay(LONG, () -> {
		});

		this.clock.close();

		ended.join(30_000);
		assertThat(ended.isAlive()).isFalse();
	}

	@Test
	void earlierTimerWakesTheSleepingThread() {
		CountDownLatch first = new CountDownLatch(1);
		CountDownLatch second = new CountDownLatch(1);
		CountDownLatch third = new CountDownLatch(1);
		this.clock.delay(LONG, () -> {
		});

		this.clock.delay(Duration.ofMillis(20), second::countDown);
		this.clock.delay(Duration.ofMillis(2), first::countDown);
		await(first);
		await(second);
		this.clock.delay(Duration.ZERO, third::countDown);

		await(third);
	}

	@Test
	void taskThatLeavesTheInterruptFlagSetDoesNotSpoilTheNext() {
		CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

		this.clock.delay(Duration.ZERO, () -> Thread.currentThread().interrupt());
		this.clock.delay(Duration.ofMillis(5), () -> interrupted.complete(Thread.currentThread().isInterrupted()));

		assertThat(await(interrupted)).isFalse();
	}

	@Test
	void timerInTheBatchThatIsBeingFiredCountsAndCanBeDropped() {
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch released = new CountDownLatch(1);
		CountDownLatch created = new CountDownLatch(1);
		this.clock.delay(Duration.ZERO, () -> await(created));
		this.clock.delay(Duration.ZERO, () -> {
			entered.countDown();
			await(released);
		});
		Timer next = this.clock.delay(Duration.ZERO, () -> {
		});
		created.countDown();
		await(entered);

		int before = this.clock.timers();
		int dropped = this.clock.cancelAll();
		released.countDown();

		assertThat(before).isEqualTo(1);
		assertThat(dropped).isEqualTo(1);
		assertThat(next.isPending()).isFalse();
	}

	@Test
	@Timeout(60)
	void cancelledTimerIsForgottenHoweverLongItWouldHaveWaited() {
		this.clock.delay(LONG, () -> {
		});
		WeakReference<Timer> cancelled = new WeakReference<>(createAndCancel());

		while (cancelled.get() != null) {
			for (int i = 0; i < 10_000; i++) {
				createAndCancel();
			}
			System.gc();
		}

		assertThat(this.clock.timers()).isEqualTo(1);
	}

	private Timer createAndCancel() {
		Timer timer = this.clock.delay(LONG, () -> {
		});
		timer.cancel();
		return timer;
	}

	@Test
	@Timeout(60)
	void noTimerIsMissedWhileTheThreadFallsAsleep() {
		for (int i = 0; i < 300; i++) {
			CountDownLatch fired = new CountDownLatch(2);
			this.clock.delay(Duration.ZERO, fired::countDown);
			this.clock.delay(Duration.ofNanos(1 + i % 100 * 1_000L), fired::countDown);
			await(fired);
		}

		assertThat(this.clock.timers()).isZero();
	}

	@Test
	void nowIsTheTimeOfDay() {
		Instant before = Instant.now();

		Instant now = this.clock.now();

		assertThat(now).isBetween(before, Instant.now());
	}

	@Test
	void nanoTimeMovesOnItsOwn() {
		long first = this.clock.nanoTime();
		long second = this.clock.nanoTime();
		while (second == first) {
			Thread.onSpinWait();
			second = this.clock.nanoTime();
		}

		assertThat(second).isGreaterThan(first);
	}

	@Test
	void clocksAreIndependent() {
		try (Clock other = Clock.system()) {
			Timer timer = other.delay(LONG, () -> {
			});

			this.clock.close();

			assertThat(timer.isPending()).isTrue();
			assertThat(other.timers()).isEqualTo(1);
		}
	}

}
