package io.actorprocess.scheduling;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;

import io.actorprocess.future.BlockingAware;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Blocking inside a turn, on a pool of one worker.
 */
@Timeout(60)
class SpareThreadTests {

	private static final SchedulingOptions ONE_WORKER = SchedulingOptions.defaults().withWorkers(1);

	@ParameterizedTest
	@EnumSource
	void oneWorkerCannotWaitForItself(RunQueueKind kind) {
		try (WorkerPool pool = WorkerPool.start(ONE_WORKER.withRunQueue(kind))) {
			CountDownLatch ended = new CountDownLatch(20);

			pool.schedule(nested(pool, 20, ended, new CountDownLatch(1)));

			AbstractWorkerPoolTests.await(ended);
			assertThat(pool.statistics().spares()).isBetween(1, 20);
			assertThat(pool.statistics().sparesRefused()).isZero();
		}
	}

	@Test
	void spareThreadIsUsedAgain() {
		try (WorkerPool pool = WorkerPool.start(ONE_WORKER)) {
			for (int i = 0; i < 100; i++) {
				CountDownLatch ended = new CountDownLatch(2);
				pool.schedule(nested(pool, 2, ended, new CountDownLatch(1)));
				AbstractWorkerPoolTests.await(ended);
			}

			assertThat(pool.statistics().spares()).isLessThan(10);
		}
	}

	@Test
	void turnOfABlockedTaskEndsWithItsEventAndSharesCounters() throws InterruptedException {
		try (WorkerPool pool = WorkerPool.start(ONE_WORKER)) {
			BlockingQueue<Integer> counters = new LinkedBlockingQueue<>();
			BlockingQueue<Boolean> spent = new LinkedBlockingQueue<>();
			pool.schedule(TestTask.turns((slice) -> {
				counters.add(slice.worker());
				boolean first = counters.size() == 1;
				if (first) {
					block(new CountDownLatch(0));
					counters.add(slice.worker());
					spent.add(slice.spent());
				}
				return first ? Turn.AGAIN : Turn.IDLE;
			}));

			assertThat(AbstractWorkerPoolTests.take(spent)).isTrue();
			assertThat(AbstractWorkerPoolTests.take(counters)).isZero();
			assertThat(AbstractWorkerPoolTests.take(counters)).isEqualTo(pool.workers());
			assertThat(AbstractWorkerPoolTests.take(counters)).isZero();
		}
	}

	@Test
	void blockedThreadSchedulesOnTheOthers() {
		try (WorkerPool pool = WorkerPool.start(ONE_WORKER)) {
			CountDownLatch ran = new CountDownLatch(1);
			pool.schedule(TestTask.once(() -> {
				block(new CountDownLatch(0));
				pool.schedule(TestTask.once(ran::countDown));
				AbstractWorkerPoolTests.await(ran);
			}));

			AbstractWorkerPoolTests.await(ran);
		}
	}

	@Test
	void tasksQueuedBehindABlockedOneRun() {
		try (WorkerPool pool = WorkerPool.start(ONE_WORKER)) {
			CountDownLatch followers = new CountDownLatch(300);
			pool.schedule(TestTask.once(() -> {
				for (int i = 0; i < 300; i++) {
					pool.schedule(TestTask.once(followers::countDown));
				}
				block(followers);
			}));

			AbstractWorkerPoolTests.await(followers);
		}
	}

	@Test
	void tooManyBlockedThreadsAreCounted() {
		SpareLimits limits = new SpareLimits(1, Duration.ofSeconds(10));
		try (WorkerPool pool = WorkerPool.start(ONE_WORKER, limits)) {
			CountDownLatch release = new CountDownLatch(1);
			CountDownLatch blocked = new CountDownLatch(2);
			CountDownLatch ended = new CountDownLatch(3);
			for (int i = 0; i < 3; i++) {
				pool.schedule(TestTask.once(() -> {
					blocked.countDown();
					block(release);
					ended.countDown();
				}));
			}
			AbstractWorkerPoolTests.await(blocked);
			await(() -> pool.statistics().sparesRefused() == 1);

			assertThat(pool.statistics().spares()).isEqualTo(1);
			assertThat(pool.statistics().queued()).isEqualTo(1);
			release.countDown();
			AbstractWorkerPoolTests.await(ended);
		}
	}

	@Test
	void spareThreadWithNothingToDoEnds() throws InterruptedException {
		SpareLimits limits = new SpareLimits(64, Duration.ofMillis(1));
		try (WorkerPool pool = WorkerPool.start(ONE_WORKER, limits)) {
			BlockingQueue<Thread> blocked = new LinkedBlockingQueue<>();
			pool.schedule(TestTask.once(() -> {
				blocked.add(Thread.currentThread());
				block(new CountDownLatch(0));
			}));

			Thread surplus = AbstractWorkerPoolTests.take(blocked);
			surplus.join(20_000);
			assertThat(surplus.isAlive()).isFalse();
			assertThat(pool.statistics().spares()).isZero();
		}
	}

	@Test
	void closeEndsWaitingSpareThreads() throws InterruptedException {
		Thread surplus;
		try (WorkerPool pool = WorkerPool.start(ONE_WORKER)) {
			BlockingQueue<Thread> blocked = new LinkedBlockingQueue<>();
			pool.schedule(TestTask.once(() -> {
				block(new CountDownLatch(0));
				blocked.add(Thread.currentThread());
			}));
			surplus = AbstractWorkerPoolTests.take(blocked);
		}

		surplus.join(20_000);

		assertThat(surplus.isAlive()).isFalse();
	}

	private static Task nested(WorkerPool pool, int depth, CountDownLatch ended, CountDownLatch mine) {
		return TestTask.once(() -> {
			if (depth > 1) {
				CountDownLatch inner = new CountDownLatch(1);
				pool.schedule(nested(pool, depth - 1, ended, inner));
				block(inner);
			}
			mine.countDown();
			ended.countDown();
		});
	}

	private static void block(CountDownLatch latch) {
		BlockingAware thread = (BlockingAware) Thread.currentThread();
		thread.beforeBlocking();
		try {
			AbstractWorkerPoolTests.await(latch);
		}
		finally {
			thread.afterBlocking();
		}
	}

	private static void await(BooleanSupplier condition) {
		while (!condition.getAsBoolean()) {
			Thread.onSpinWait();
		}
	}

}
