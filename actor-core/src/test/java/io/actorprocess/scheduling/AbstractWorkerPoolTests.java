package io.actorprocess.scheduling;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * What a pool must do, whatever its run queue.
 */
@Timeout(60)
abstract class AbstractWorkerPoolTests {

	private final List<WorkerPool> pools = new ArrayList<>();

	abstract RunQueueKind kind();

	@AfterEach
	void closePools() {
		this.pools.forEach(WorkerPool::close);
	}

	@Test
	void taskRunsOnANamedDaemonThreadOfThePool() throws InterruptedException {
		WorkerPool pool = start(options(1));
		BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
		BlockingQueue<Boolean> inside = new LinkedBlockingQueue<>();

		pool.schedule(TestTask.once(() -> {
			inside.add(pool.isWorkerThread());
			threads.add(Thread.currentThread());
		}));

		Thread thread = take(threads);
		assertThat(thread.getName()).isEqualTo("actor-worker-0");
		assertThat(thread.isDaemon()).isTrue();
		assertThat(take(inside)).isTrue();
		assertThat(pool.isWorkerThread()).isFalse();
	}

	@Test
	void taskThatWantsAnotherTurnGetsIt() throws InterruptedException {
		WorkerPool pool = start(options(2));
		CountDownLatch turns = new CountDownLatch(100);

		pool.schedule(TestTask.turns((slice) -> {
			turns.countDown();
			return (turns.getCount() > 0) ? Turn.AGAIN : Turn.IDLE;
		}));

		await(turns);
	}

	@Test
	void turnIsHeldByOneOfTheCountersOfTheWorkers() throws InterruptedException {
		WorkerPool pool = start(options(2));
		BlockingQueue<Integer> workers = new LinkedBlockingQueue<>();

		pool.schedule(TestTask.turns((slice) -> {
			workers.add(slice.worker());
			return Turn.IDLE;
		}));

		assertThat(take(workers)).isBetween(0, 1);
		assertThat(pool.workers()).isEqualTo(2);
	}

	@Test
	void allWorkersRunAtTheSameTime() throws InterruptedException {
		WorkerPool pool = start(options(4));
		CountDownLatch together = new CountDownLatch(4);
		CountDownLatch ended = new CountDownLatch(4);

		for (int i = 0; i < 4; i++) {
			pool.schedule(TestTask.once(() -> {
				together.countDown();
				await(together);
				assertThat(pool.statistics().active()).isPositive();
				ended.countDown();
			}));
		}

		await(ended);
	}

	@Test
	void workMadeByOneWorkerSpreadsToTheOthers() throws InterruptedException {
		WorkerPool pool = start(options(4));
		CountDownLatch together = new CountDownLatch(4);

		pool.schedule(TestTask.once(() -> {
			for (int i = 0; i < 4; i++) {
				pool.schedule(TestTask.once(() -> {
					together.countDown();
					await(together);
				}));
			}
		}));

		await(together);
	}

	@Test
	void taskBehindAnEndlessEventRunsElsewhere() throws InterruptedException {
		WorkerPool pool = start(options(2));
		CountDownLatch follower = new CountDownLatch(1);
		CountDownLatch ended = new CountDownLatch(1);

		pool.schedule(TestTask.once(() -> {
			pool.schedule(TestTask.once(follower::countDown));
			await(follower);
			ended.countDown();
		}));

		await(ended);
	}

	@Test
	void injectedTaskWaitsForNoMoreTurnsThanThereWereTasksBeforeIt() throws InterruptedException {
		WorkerPool pool = start(options(1));
		AtomicInteger turns = new AtomicInteger();
		BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
		int flooded = 5;
		for (int i = 0; i < flooded; i++) {
			pool.schedule(TestTask.turns((slice) -> {
				turns.incrementAndGet();
				return Turn.AGAIN;
			}));
		}

		pool.schedule(TestTask.once(() -> seen.add(turns.get())));
		int before = turns.get();

		assertThat(take(seen) - before).isLessThanOrEqualTo(flooded + 1);
	}

	@Test
	void injectedTaskWaitsForFewTurnsOfTasksThatKeepEachOtherBusy() throws InterruptedException {
		WorkerPool pool = start(options(1));
		AtomicInteger turns = new AtomicInteger();
		BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
		pool.schedule(new Relay(pool, turns).partner);

		pool.schedule(TestTask.once(() -> seen.add(turns.get())));
		int before = turns.get();

		assertThat(take(seen) - before).isLessThanOrEqualTo(Lane.INJECTION_INTERVAL + 1);
	}

	@Test
	void taskThatThrowsIsReportedAndTheWorkerGoesOn() throws InterruptedException {
		BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
		WorkerPool pool = start(options(1).withUncaughtHandler((thread, failure) -> {
			failures.add(failure);
			throw new IllegalStateException("broken handler");
		}));
		CountDownLatch next = new CountDownLatch(1);
		AssertionError broken = new AssertionError("broken task");

		pool.schedule(TestTask.once(() -> {
			throw broken;
		}));
		pool.schedule(TestTask.once(next::countDown));

		assertThat(take(failures)).isSameAs(broken);
		await(next);
		assertThat(pool.statistics().spares()).isZero();
	}

	@Test
	void interruptOfOneTurnDoesNotReachTheNext() throws InterruptedException {
		WorkerPool pool = start(options(1));
		BlockingQueue<Boolean> interrupted = new LinkedBlockingQueue<>();

		pool.schedule(TestTask.once(() -> Thread.currentThread().interrupt()));
		pool.schedule(TestTask.once(() -> interrupted.add(Thread.currentThread().isInterrupted())));

		assertThat(take(interrupted)).isFalse();
	}

	@Test
	void closeEndsTheTurnInHandAndLeavesTheRestUnrun() throws InterruptedException {
		WorkerPool pool = start(options(1));
		CountDownLatch inTurn = new CountDownLatch(1);
		CountDownLatch closing = new CountDownLatch(1);
		AtomicInteger ran = new AtomicInteger();
		pool.schedule(TestTask.once(() -> {
			pool.schedule(TestTask.once(ran::incrementAndGet));
			inTurn.countDown();
			await(closing);
		}));
		await(inTurn);
		pool.schedule(TestTask.once(ran::incrementAndGet));
		Thread closer = new Thread(pool::close);
		closer.start();
		while (!pool.isClosed()) {
			Thread.onSpinWait();
		}

		closing.countDown();

		closer.join(20_000);
		assertThat(closer.isAlive()).isFalse();
		assertThat(ran).hasValue(0);
		assertThat(pool.statistics().queued()).isEqualTo(2);
		assertThat(pool.statistics().active()).isZero();
	}

	@Test
	void closingAgainDoesNothingAndLateTasksStayQueued() {
		WorkerPool pool = start(options(2));
		pool.close();

		pool.close();
		pool.schedule(TestTask.once(() -> fail("ran after close")));

		assertThat(pool.statistics().queued()).isEqualTo(1);
	}

	@Test
	void taskCanCloseItsOwnPool() throws InterruptedException {
		WorkerPool pool = start(options(2));
		BlockingQueue<Thread> closers = new LinkedBlockingQueue<>();

		pool.schedule(TestTask.once(() -> {
			pool.close();
			closers.add(Thread.currentThread());
		}));

		Thread closer = take(closers);
		closer.join(20_000);
		assertThat(closer.isAlive()).isFalse();
	}

	@Test
	void interruptedCloserDoesNotWaitForAStuckTurn() throws InterruptedException {
		WorkerPool pool = start(options(1));
		CountDownLatch inTurn = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		pool.schedule(TestTask.once(() -> {
			inTurn.countDown();
			await(release);
		}));
		await(inTurn);

		Thread.currentThread().interrupt();
		pool.close();

		assertThat(Thread.interrupted()).isTrue();
		release.countDown();
	}

	@Test
	void taskOfOnePoolSchedulesOnAnother() throws InterruptedException {
		WorkerPool first = start(options(1));
		WorkerPool second = start(options(1));
		BlockingQueue<Boolean> inSecond = new LinkedBlockingQueue<>();

		first.schedule(TestTask.once(() -> second
			.schedule(TestTask.once(() -> inSecond.add(second.isWorkerThread() && !first.isWorkerThread())))));

		assertThat(take(inSecond)).isTrue();
	}

	@Test
	void waitsAreMeasuredWhenWorkersSleep() throws InterruptedException {
		WorkerPool pool = start(options(1));
		CountDownLatch ran = new CountDownLatch(1000);

		for (int i = 0; i < 1000; i++) {
			pool.schedule(TestTask.once(ran::countDown));
		}

		await(ran);
		assertThat(pool.statistics().waitCount()).isBetween(1L, 1000L);
		assertThat(pool.statistics().waitNanos()).isNotNegative();
	}

	@Test
	void workersHaveTheContextClassLoaderOfWhoStartedThePool() throws InterruptedException {
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		ClassLoader mine = new ClassLoader(before) {
		};
		Thread.currentThread().setContextClassLoader(mine);
		try {
			WorkerPool pool = start(options(1));
			BlockingQueue<ClassLoader> seen = new LinkedBlockingQueue<>();

			pool.schedule(TestTask.once(() -> seen.add(Thread.currentThread().getContextClassLoader())));

			assertThat(take(seen)).isSameAs(mine);
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	SchedulingOptions options(int workers) {
		return SchedulingOptions.defaults().withWorkers(workers).withRunQueue(kind());
	}

	WorkerPool start(SchedulingOptions options) {
		return start(options, SpareLimits.DEFAULT);
	}

	WorkerPool start(SchedulingOptions options, SpareLimits limits) {
		WorkerPool pool = WorkerPool.start(options, limits);
		this.pools.add(pool);
		return pool;
	}

	static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).as("%d to go", latch.getCount()).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("interrupted while waiting", ex);
		}
	}

	static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
		T value = queue.poll(20, TimeUnit.SECONDS);
		return (value != null) ? value : fail("nothing came");
	}

	/** One of two tasks that schedule each other for ever. */
	private static final class Relay extends Task {

		private final WorkerPool pool;

		private final AtomicInteger turns;

		private final Relay partner;

		Relay(WorkerPool pool, AtomicInteger turns) {
			this(pool, turns, null);
		}

		private Relay(WorkerPool pool, AtomicInteger turns, @Nullable Relay partner) {
			this.pool = pool;
			this.turns = turns;
			this.partner = (partner != null) ? partner : new Relay(pool, turns, this);
		}

		@Override
		protected Turn run(Slice slice) {
			this.turns.incrementAndGet();
			this.pool.schedule(this.partner);
			return Turn.IDLE;
		}

	}

}
