package io.actorprocess.scheduling;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every run queue must do.
 */
@Timeout(60)
abstract class AbstractRunQueueTests {

	static final int ME = 0;

	static final int OTHER = 1;

	abstract RunQueue create(int workers);

	@Test
	void newQueueIsEmpty() {
		RunQueue queue = create(2);

		assertThat(queue.isEmpty()).isTrue();
		assertThat(queue.size()).isZero();
		assertThat(queue.poll(ME)).isNull();
		assertThat(queue.steal(ME)).isNull();
	}

	@Test
	void injectedTasksAreTakenInOrderByAnyWorker() {
		RunQueue queue = create(2);
		List<TestTask> tasks = tasks(4);
		tasks.forEach(queue::inject);

		List<Task> taken = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			taken.add(queue.poll(ME));
			taken.add(queue.poll(OTHER));
		}

		assertThat(taken).containsExactlyElementsOf(tasks);
		assertThat(queue.isEmpty()).isTrue();
		assertThat(queue.size()).isZero();
	}

	@Test
	void emptiedQueueCanBeUsedAgain() {
		RunQueue queue = create(1);
		TestTask task = TestTask.named("again");

		for (int i = 0; i < 5; i++) {
			queue.inject(task);
			assertThat(queue.isEmpty()).isFalse();
			assertThat(queue.poll(ME)).isSameAs(task);
			assertThat(queue.poll(ME)).isNull();
		}
	}

	@Test
	void everyTaskAddedByAWorkerComesOutOnce() {
		RunQueue queue = create(2);
		List<TestTask> tasks = tasks(1000);
		tasks.forEach((task) -> queue.add(ME, task));
		int size = queue.size();

		List<Task> taken = drain(queue, ME);

		assertThat(size).isEqualTo(1000);
		assertThat(taken).containsExactlyInAnyOrderElementsOf(tasks);
		assertThat(queue.size()).isZero();
	}

	@Test
	void exhaustedTaskGoesBehindInjectedTasks() {
		RunQueue queue = create(2);
		List<TestTask> tasks = tasks(3);
		TestTask exhausted = TestTask.named("exhausted");
		tasks.forEach(queue::inject);

		boolean wake = queue.addExhausted(ME, exhausted);

		assertThat(wake).isTrue();
		assertThat(drain(queue, ME)).containsExactly(tasks.get(0), tasks.get(1), tasks.get(2), exhausted);
	}

	@Test
	void loneExhaustedTaskIsNoReasonToWakeAnyone() {
		RunQueue queue = create(2);

		assertThat(queue.addExhausted(ME, TestTask.named("lone"))).isFalse();
	}

	@Test
	void concurrentSendersAndTakersLoseNothingAndTakeNothingTwice() throws InterruptedException {
		int workers = 3;
		int perThread = 20_000;
		RunQueue queue = create(workers);
		Set<Task> taken = ConcurrentHashMap.newKeySet();
		CountDownLatch left = new CountDownLatch(workers * 2 * perThread);
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < workers; i++) {
			int worker = i;
			threads.add(new Thread(() -> tasks(perThread).forEach(queue::inject)));
			threads.add(new Thread(() -> addAndTake(queue, worker, perThread, taken, left)));
		}

		threads.forEach(Thread::start);

		assertThat(left.await(20, TimeUnit.SECONDS)).as("%d of the tasks are missing", left.getCount()).isTrue();
		assertThat(taken).hasSize(workers * 2 * perThread);
		assertThat(queue.isEmpty()).isTrue();
		for (Thread thread : threads) {
			thread.join(20_000);
		}
	}

	private static void addAndTake(RunQueue queue, int worker, int count, Set<Task> taken, CountDownLatch left) {
		int added = 0;
		while (left.getCount() > 0) {
			if (added < count) {
				queue.add(worker, TestTask.named("local"));
				added++;
			}
			Task task = (added % 3 != 0 || added == count) ? queue.poll(worker) : queue.steal(worker);
			if (task == null && added % 7 == 0) {
				queue.relieve(worker);
			}
			if (task != null && taken.add(task)) {
				left.countDown();
			}
		}
	}

	static List<TestTask> tasks(int count) {
		return IntStream.range(0, count).mapToObj((i) -> TestTask.named("task " + i)).toList();
	}

	static List<Task> drain(RunQueue queue, int worker) {
		List<Task> taken = new ArrayList<>();
		Task task = queue.poll(worker);
		while (task != null) {
			taken.add(task);
			task = queue.poll(worker);
		}
		return taken;
	}

}
