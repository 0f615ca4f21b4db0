package io.actorprocess.scheduling;

import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkStealingWorkerPoolTests extends AbstractWorkerPoolTests {

	@Override
	RunQueueKind kind() {
		return RunQueueKind.WORK_STEALING;
	}

	@Test
	void theftsAreCounted() {
		WorkerPool pool = start(options(2));
		CountDownLatch followers = new CountDownLatch(8);

		pool.schedule(TestTask.once(() -> {
			for (int i = 0; i < 8; i++) {
				pool.schedule(TestTask.once(followers::countDown));
			}
			await(followers);
		}));

		await(followers);
		assertThat(pool.statistics().steals()).isPositive();
	}

}
