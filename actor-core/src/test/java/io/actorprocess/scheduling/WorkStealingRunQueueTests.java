package io.actorprocess.scheduling;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkStealingRunQueueTests extends AbstractRunQueueTests {

	@Override
	RunQueue create(int workers) {
		return new WorkStealingRunQueue(workers);
	}

	@Test
	void firstTaskOfAWorkerIsItsNextAndOutOfTheReachOfSearchers() {
		RunQueue queue = create(2);
		TestTask task = TestTask.named("next");

		boolean wake = queue.add(ME, task);

		assertThat(wake).isFalse();
		assertThat(queue.isEmpty()).isTrue();
		assertThat(queue.steal(OTHER)).isNull();
		assertThat(queue.poll(ME)).isSameAs(task);
	}

	@Test
	void secondTaskOfAWorkerIsWorthAWakeUpAndCanBeStolen() {
		RunQueue queue = create(2);
		List<TestTask> tasks = tasks(2);
		queue.add(ME, tasks.get(0));

		boolean wake = queue.add(ME, tasks.get(1));

		assertThat(wake).isTrue();
		assertThat(queue.isEmpty()).isFalse();
		assertThat(queue.steal(OTHER)).isSameAs(tasks.get(1));
		assertThat(queue.steals()).isEqualTo(1);
	}

	@Test
	void thiefTakesTheOlderHalf() {
		RunQueue queue = create(2);
		List<TestTask> tasks = tasks(6);
		tasks.forEach((task) -> queue.add(ME, task));

		Task stolen = queue.steal(OTHER);

		assertThat(stolen).isSameAs(tasks.get(1));
		assertThat(drain(queue, OTHER)).containsExactly(tasks.get(2), tasks.get(3));
		assertThat(drain(queue, ME)).containsExactly(tasks.get(0), tasks.get(4), tasks.get(5));
	}

	@Test
	void chainThroughTheNextSlotEndsSoThatTheRingHasItsTurn() {
		RunQueue queue = create(1);
		TestTask chained = TestTask.named("chained");
		TestTask waiting = TestTask.named("waiting");
		queue.add(ME, chained);
		queue.add(ME, waiting);

		int turns = turnsUntil(waiting, queue, chained);

		assertThat(turns).isEqualTo(LocalQueue.CHAIN_BUDGET);
	}

	@Test
	void injectedTaskRunsSoonHoweverBusyAWorkerKeepsItself() {
		RunQueue queue = create(1);
		TestTask chained = TestTask.named("chained");
		TestTask injected = TestTask.named("injected");
		queue.add(ME, chained);
		queue.inject(injected);

		int turns = turnsUntil(injected, queue, chained);

		assertThat(turns).isLessThan(Lane.INJECTION_INTERVAL);
	}

	@Test
	void injectedTaskComesFirstAfterAnExhaustedTurn() {
		RunQueue queue = create(1);
		TestTask injected = TestTask.named("injected");
		queue.add(ME, TestTask.named("local"));
		queue.inject(injected);

		queue.addExhausted(ME, TestTask.named("exhausted"));

		assertThat(queue.poll(ME)).isSameAs(injected);
	}

	@Test
	void fullRingSpillsItsOlderHalfInOrder() {
		RunQueue queue = create(2);
		List<TestTask> tasks = tasks(LocalQueue.CAPACITY + 2);

		tasks.forEach((task) -> queue.add(ME, task));

		int half = LocalQueue.CAPACITY / 2;
		assertThat(queue.poll(OTHER)).isSameAs(tasks.get(1));
		List<Task> spilled = drain(queue, OTHER);
		assertThat(spilled).containsExactlyElementsOf(
				Stream.concat(tasks.subList(2, half + 1).stream(), tasks.stream().skip(tasks.size() - 1L)).toList());
		assertThat(drain(queue, ME)).hasSize(half + 1);
	}

	@Test
	void stuckWorkerLosesItsNextTask() {
		RunQueue queue = create(2);
		TestTask task = TestTask.named("next");
		queue.inject(TestTask.named("long"));
		queue.poll(ME);
		queue.add(ME, task);

		boolean first = queue.relieve(OTHER);
		boolean second = queue.relieve(OTHER);

		assertThat(first).as("the first look only remembers").isFalse();
		assertThat(second).isTrue();
		assertThat(queue.poll(OTHER)).isSameAs(task);
		assertThat(queue.poll(ME)).isNull();
	}

	@Test
	void workerThatTakesTurnsKeepsItsNextTask() {
		RunQueue queue = create(2);
		TestTask task = TestTask.named("next");
		queue.inject(TestTask.named("first"));
		queue.poll(ME);
		queue.add(ME, task);
		queue.relieve(OTHER);
		queue.add(ME, Objects.requireNonNull(queue.poll(ME)));

		boolean relieved = queue.relieve(OTHER);

		assertThat(relieved).isFalse();
		assertThat(queue.poll(ME)).isSameAs(task);
	}

	@Test
	void idleWorkerKeepsNoTaskAlive() {
		RunQueue queue = create(2);
		WeakReference<Task> gone = takeAndDrop(queue);

		queue.forget(ME);

		for (int i = 0; i < 10 && gone.get() != null; i++) {
			System.gc();
		}
		assertThat(gone.get()).isNull();
	}

	private static WeakReference<Task> takeAndDrop(RunQueue queue) {
		queue.add(ME, TestTask.named("first"));
		queue.add(ME, TestTask.named("second"));
		queue.poll(ME);
		return new WeakReference<>(queue.poll(ME));
	}

	private static int turnsUntil(Task wanted, RunQueue queue, Task repeated) {
		int turns = 0;
		while (queue.poll(ME) != wanted) {
			queue.add(ME, repeated);
			turns++;
		}
		return turns;
	}

}
