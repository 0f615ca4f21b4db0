package io.actorprocess.scheduling;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the home of blocking work must do, on threads of either kind.
 */
@Timeout(60)
class BlockingPoolTests {

	private static final SchedulingOptions OPTIONS = SchedulingOptions.defaults().withWorkers(3);

	private final List<BlockingPool> pools = new ArrayList<>();

	enum Kind {

		/** Virtual threads, if this JVM has them. */
		OF_THE_JVM {
			@Override
			BlockingPool start(SchedulingOptions options) {
				return BlockingPool.start(options, 8);
			}
		},
		BOUNDED {
			@Override
			BlockingPool start(SchedulingOptions options) {
				return BlockingPool.bounded(options, 8, SpareLimits.DEFAULT);
			}
		};

		abstract BlockingPool start(SchedulingOptions options);

	}

	@AfterEach
	void closePools() {
		this.pools.forEach(BlockingPool::close);
	}

	@Test
	void threadsAreVirtualWhereTheJvmHasThem() {
		int workers = keep(BlockingPool.start(OPTIONS, 8)).workers();

		assertThat(workers).isEqualTo((Runtime.version().feature() >= 21) ? Integer.MAX_VALUE : 8);
	}

	@ParameterizedTest
	@EnumSource
	void taskRunsOnANamedDaemonThreadOfThePool(Kind kind) throws InterruptedException {
		BlockingPool pool = keep(kind.start(OPTIONS));
		BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
		BlockingQueue<Boolean> inside = new LinkedBlockingQueue<>();
		BlockingQueue<ClassLoader> loaders = new LinkedBlockingQueue<>();

		pool.schedule(TestTask.once(() -> {
			inside.add(pool.isWorkerThread());
			loaders.add(Thread.currentThread().getContextClassLoader());
			threads.add(Thread.currentThread());
		}));

		Thread thread = AbstractWorkerPoolTests.take(threads);
		assertThat(thread.getName()).isEqualTo("actor-blocking-0");
		assertThat(thread.isDaemon()).isTrue();
		assertThat(AbstractWorkerPoolTests.take(inside)).isTrue();
		assertThat(AbstractWorkerPoolTests.take(loaders)).isSameAs(Thread.currentThread().getContextClassLoader());
		assertThat(pool.isWorkerThread()).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void taskThatWantsAnotherTurnGetsItAndSharesCounters(Kind kind) throws InterruptedException {
		BlockingPool pool = keep(kind.start(OPTIONS));
		BlockingQueue<Integer> counters = new LinkedBlockingQueue<>();
		CountDownLatch turns = new CountDownLatch(100);

		pool.schedule(TestTask.turns((slice) -> {
			counters.add(slice.worker());
			turns.countDown();
			return (turns.getCount() > 0) ? Turn.AGAIN : Turn.IDLE;
		}));

		AbstractWorkerPoolTests.await(turns);
		assertThat(counters).hasSize(100).containsOnly(3);
		assertThat(pool.statistics().waitCount()).isEqualTo(100);
	}

	@ParameterizedTest
	@EnumSource
	void tasksBlockSideBySide(Kind kind) {
		BlockingPool pool = keep(kind.start(OPTIONS));
		CountDownLatch together = new CountDownLatch(8);

		for (int i = 0; i < 8; i++) {
			pool.schedule(TestTask.once(() -> {
				together.countDown();
				AbstractWorkerPoolTests.await(together);
			}));
		}

		AbstractWorkerPoolTests.await(together);
	}

	@ParameterizedTest
	@EnumSource
	void workThatWaitsForOtherWorkNeverUsesUpTheThreads(Kind kind) throws Exception {
		BlockingPool pool = keep(kind.start(OPTIONS));

		Future<Integer> depth = nested(pool, 40);

		assertThat(depth.get()).isEqualTo(40);
		assertThat(pool.statistics().sparesRefused()).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void failureOfATaskIsHandedOverAndThePoolGoesOn(Kind kind) throws InterruptedException {
		BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
		BlockingPool pool = keep(kind.start(OPTIONS.withUncaughtHandler((thread, failure) -> failures.add(failure))));
		CountDownLatch after = new CountDownLatch(1);

		pool.schedule(TestTask.once(() -> {
			throw new IllegalStateException("broken");
		}));
		pool.schedule(TestTask.once(after::countDown));

		assertThat(AbstractWorkerPoolTests.take(failures)).hasMessage("broken");
		AbstractWorkerPoolTests.await(after);
	}

	@ParameterizedTest
	@EnumSource
	void taskScheduledAfterTheEndStaysQueued(Kind kind) {
		BlockingPool pool = kind.start(OPTIONS);
		CountDownLatch ran = new CountDownLatch(1);
		pool.close();

		pool.schedule(TestTask.once(ran::countDown));
		pool.close();

		assertThat(pool.statistics().queued()).isEqualTo(1);
		assertThat(pool.statistics().active()).isZero();
		assertThat(ran.getCount()).isEqualTo(1);
	}

	@Test
	void boundedPoolLetsTasksWaitWhileAllThreadsAreInUse() throws InterruptedException {
		BlockingPool pool = keep(BlockingPool.bounded(OPTIONS, 2, SpareLimits.DEFAULT));
		CountDownLatch began = new CountDownLatch(2);
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch ended = new CountDownLatch(3);
		Runnable work = () -> {
			began.countDown();
			AbstractWorkerPoolTests.await(release);
			ended.countDown();
		};
		for (int i = 0; i < 3; i++) {
			pool.schedule(TestTask.once(work));
		}
		AbstractWorkerPoolTests.await(began);

		assertThat(pool.statistics().active()).isEqualTo(2);
		assertThat(pool.statistics().queued()).isEqualTo(1);
		assertThat(pool.running()).hasSize(2).extracting(Task::toString).containsOnly("once");
		release.countDown();
		AbstractWorkerPoolTests.await(ended);
	}

	@Test
	void threadsThatWaitWithoutAReplacementAreCounted() throws Exception {
		BlockingPool pool = keep(BlockingPool.bounded(OPTIONS, 1, new SpareLimits(1, SpareLimits.DEFAULT.keepAlive())));
		Promise<Integer> open = new Promise<>();
		CountDownLatch waiting = new CountDownLatch(2);
		CountDownLatch ended = new CountDownLatch(2);
		for (int i = 0; i < 2; i++) {
			pool.schedule(TestTask.once(() -> {
				waiting.countDown();
				open.future().join();
				ended.countDown();
			}));
		}
		AbstractWorkerPoolTests.await(waiting);

		while (pool.statistics().sparesRefused() == 0) {
			Thread.onSpinWait();
		}
		open.set(1);

		AbstractWorkerPoolTests.await(ended);
		assertThat(nested(pool, 2).get()).isEqualTo(2);
	}

	private static Future<Integer> nested(BlockingPool pool, int depth) {
		Promise<Integer> promise = new Promise<>();
		pool.schedule(TestTask.once(() -> promise.set((depth > 1) ? 1 + nested(pool, depth - 1).join() : 1)));
		return promise.future();
	}

	private BlockingPool keep(BlockingPool pool) {
		this.pools.add(pool);
		return pool;
	}

}
