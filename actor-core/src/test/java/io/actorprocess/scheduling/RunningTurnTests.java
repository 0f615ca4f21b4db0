package io.actorprocess.scheduling;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.actorprocess.future.Promise;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a pool tells of turns that last, and of handlers that wait for futures.
 */
@Timeout(60)
class RunningTurnTests {

	private static final SchedulingOptions ONE_WORKER = SchedulingOptions.defaults().withWorkers(1);

	@Test
	void turnIsListedWhileItLasts() {
		try (WorkerPool pool = WorkerPool.start(ONE_WORKER)) {
			CountDownLatch release = new CountDownLatch(1);
			CountDownLatch ended = new CountDownLatch(1);
			assertThat(pool.runningTurns()).isEmpty();
			begin(pool, release, ended);

			RunningTurn first = pool.runningTurns().get(0);
			RunningTurn second = pool.runningTurns().get(0);

			assertThat(second).isEqualTo(first);
			assertThat(first.thread().getName()).isEqualTo("actor-worker-0");
			assertThat(first.holdsWorker()).isTrue();
			release.countDown();
			AbstractWorkerPoolTests.await(ended);
		}
	}

	@Test
	void nextTurnOfAThreadHasAnotherNumber() {
		try (WorkerPool pool = WorkerPool.start(ONE_WORKER)) {
			RunningTurn first = turn(pool);
			RunningTurn second = turn(pool);

			assertThat(second.thread()).isSameAs(first.thread());
			assertThat(second.number()).isGreaterThan(first.number());
		}
	}

	@Test
	void turnThatWaitsForAFutureHoldsNoWorkerOnceASpareStandsIn() {
		try (WorkerPool pool = WorkerPool.start(ONE_WORKER)) {
			Promise<Integer> open = new Promise<>();
			CountDownLatch blocking = new CountDownLatch(1);
			pool.schedule(TestTask.once(() -> {
				blocking.countDown();
				open.future().join();
			}));
			AbstractWorkerPoolTests.await(blocking);
			CountDownLatch release = new CountDownLatch(1);
			CountDownLatch ended = new CountDownLatch(1);

			begin(pool, release, ended);

			assertThat(pool.runningTurns()).extracting(RunningTurn::holdsWorker).containsExactlyInAnyOrder(false, true);
			open.set(1);
			release.countDown();
			AbstractWorkerPoolTests.await(ended);
		}
	}

	@Test
	void eachPlaceThatBlocksIsReportedOnce() {
		try (WorkerPool pool = WorkerPool.start(ONE_WORKER)) {
			for (int i = 0; i < 3; i++) {
				block(pool, (open) -> open.future().join());
			}
			assertThat(pool.blockingPlaces().count()).isEqualTo(1);

			block(pool, (open) -> open.future().join());

			assertThat(pool.blockingPlaces().count()).isEqualTo(2);
		}
	}

	private static void block(WorkerPool pool, Consumer<Promise<Integer>> wait) {
		Promise<Integer> open = new Promise<>();
		CountDownLatch ended = new CountDownLatch(1);
		pool.schedule(TestTask.once(() -> {
			// Runs on the spare thread: the future is incomplete until its waiter blocks
			pool.schedule(TestTask.once(() -> open.set(1)));
			wait.accept(open);
			ended.countDown();
		}));
		AbstractWorkerPoolTests.await(ended);
	}

	private static RunningTurn turn(WorkerPool pool) {
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch ended = new CountDownLatch(1);
		begin(pool, release, ended);
		RunningTurn turn = pool.runningTurns().get(0);
		release.countDown();
		AbstractWorkerPoolTests.await(ended);
		return turn;
	}

	private static void begin(WorkerPool pool, CountDownLatch release, CountDownLatch ended) {
		CountDownLatch began = new CountDownLatch(1);
		pool.schedule(TestTask.once(() -> {
			began.countDown();
			AbstractWorkerPoolTests.await(release);
			ended.countDown();
		}));
		AbstractWorkerPoolTests.await(began);
	}

}
