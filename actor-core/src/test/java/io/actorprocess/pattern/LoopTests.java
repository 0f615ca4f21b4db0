package io.actorprocess.pattern;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How loops go on and end.
 */
class LoopTests {

	private final Queue<Integer> queue = new Queue<>();

	private int sum;

	/** Adds up the items of the queue until there is a zero. */
	private Future<ControlFlow<Integer>> add(int item) {
		this.sum += item;
		return Future.ready((item != 0) ? ControlFlow.next() : ControlFlow.stop(this.sum));
	}

	@Test
	void readyStepsLoopUntilTheBodyStops() {
		AtomicInteger count = new AtomicInteger();

		Future<String> result = Loop.run(() -> Future.ready(count.incrementAndGet()),
				(n) -> Future.ready((n < 5) ? ControlFlow.next() : ControlFlow.stop("after " + n)));

		assertThat(result.value()).isEqualTo("after 5");
		assertThat(count).hasValue(5);
	}

	@Test
	void stepsThatWaitContinueTheLoop() {
		Promise<ControlFlow<String>> decision = new Promise<>();
		Future<String> result = Loop.run(this.queue::get,
				(item) -> (item > 0) ? Future.<ControlFlow<String>>ready(ControlFlow.next()) : decision.future());
		this.queue.put(1);
		assertThat(result.isPending()).isTrue();

		this.queue.put(0);
		assertThat(result.isPending()).isTrue();
		decision.set(ControlFlow.stop("hello"));

		assertThat(result.value()).isEqualTo("hello");
	}

	@Test
	void discardReachesTheItemThatIsWaitedFor() {
		Future<Integer> result = Loop.run(this.queue::get, this::add);
		this.queue.put(1);

		result.discard();

		assertThat(result.isDiscarded()).isTrue();
		this.queue.put(2);
		assertThat(this.queue.size()).isOne();
		assertThat(this.sum).isOne();
	}

	@Test
	void discardReachesTheBodyThatIsWaitedFor() {
		Promise<ControlFlow<Integer>> decision = new Promise<>();
		Future<Integer> result = Loop.run(() -> Future.ready(1), (item) -> decision.future());

		result.discard();

		assertThat(decision.future().hasDiscard()).isTrue();
		assertThat(result.isPending()).isTrue();
		decision.discard();
		assertThat(result.isDiscarded()).isTrue();
	}

	@Test
	void discardThatTheStepsIgnoreEndsTheLoopBeforeTheNextItem() {
		Promise<ControlFlow<Integer>> decision = new Promise<>();
		AtomicInteger fetched = new AtomicInteger();
		Future<Integer> result = Loop.run(() -> Future.ready(fetched.incrementAndGet()), (item) -> decision.future());

		result.discard();
		decision.set(ControlFlow.next());

		assertThat(result.isDiscarded()).isTrue();
		assertThat(fetched).hasValue(1);
	}

	@Test
	void resultOfTheBodyCountsInSpiteOfADiscard() {
		Promise<ControlFlow<Integer>> decision = new Promise<>();
		Future<Integer> result = Loop.run(() -> Future.ready(1), (item) -> decision.future());

		result.discard();
		decision.set(ControlFlow.stop(7));

		assertThat(result.value()).isEqualTo(7);
	}

	@Test
	void loopThatNeverWaitsHeedsADiscard() throws Exception {
		CountDownLatch running = new CountDownLatch(3);
		Promise<Boolean> start = new Promise<>();
		AtomicBoolean first = new AtomicBoolean(true);
		Future<Integer> result = Loop.run(() -> first.getAndSet(false) ? start.future() : Future.ready(true),
				(item) -> {
					running.countDown();
					return Future.ready(ControlFlow.next());
				});
		Thread thread = new Thread(() -> start.set(true));
		thread.start();
		assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();

		result.discard();
		thread.join(20_000);

		assertThat(thread.isAlive()).isFalse();
		assertThat(result.isDiscarded()).isTrue();
	}

	@Test
	void everyOtherEndOfAStepIsTheEndOfTheLoop() {
		Future<Integer> failed = Loop.run(() -> Future.failed(new IllegalArgumentException("broken")), this::add);
		Future<Integer> discarded = Loop.run(Future::<Integer>discarded, this::add);
		Future<Integer> abandoned = Loop.run(() -> Future.<Integer>abandoned("given up"), this::add);
		Future<Integer> thrown = Loop.run(() -> Future.ready(1), (item) -> {
			throw new IllegalArgumentException("thrown");
		});

		assertThat(failed.failure()).hasMessage("broken");
		assertThat(discarded.isDiscarded()).isTrue();
		assertThat(abandoned.isAbandoned()).isTrue();
		assertThat(thrown.failure()).hasMessage("thrown");
	}

	@Test
	void abandonedStepThatWasWaitedForAbandonsTheLoop() {
		Promise<Integer> item = new Promise<>();
		Future<Integer> result = Loop.run(item::future, this::add);
		assertThat(result.isPending()).isTrue();

		item.abandon("given up");

		assertThat(result.isAbandoned()).isTrue();
		assertThat(result.failure()).hasMessageContaining("given up");
	}

	@Test
	void tenMillionReadyStepsNeedNoStackAndNoMemory() {
		AtomicLong count = new AtomicLong();

		Future<Long> result = Loop.run(() -> Future.ready(count.incrementAndGet()),
				(n) -> Future.ready((n < 10_000_000) ? ControlFlow.next() : ControlFlow.stop(n)));

		assertThat(result.value()).isEqualTo(10_000_000);
	}

	@Test
	void itemsPutByAnotherThreadAtAnyMomentAreAllUsed() throws Exception {
		Future<Integer> result = Loop.run(this.queue::get, this::add);

		Threads.together(2, (index) -> {
			for (int i = 0; i < 100_000; i++) {
				this.queue.put(1);
			}
		});
		this.queue.put(0);

		assertThat(result.get(Threads.LIMIT)).isEqualTo(200_000);
	}

	@Test
	void loopOfAProcessRunsEachStepWithinIt() throws Exception {
		try (ProcessManager manager = ProcessManager.builder().workerCount(2).start()) {
			PID<Idle> pid = manager.spawn(new Idle());
			List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
			Future<Integer> result = Loop.run(pid, () -> {
				threads.add(Thread.currentThread());
				return this.queue.get();
			}, this::add);
			for (int i = 3; i >= 0; i--) {
				this.queue.put(i);
			}

			assertThat(result.get(Threads.LIMIT)).isEqualTo(6);
			assertThat(threads).hasSize(4)
				.extracting(Thread::getName)
				.allMatch((name) -> name.startsWith("actor-worker"));
		}
	}

	@Test
	void loopOfAProcessIsAbandonedWhenItHasEnded() throws Exception {
		try (ProcessManager manager = ProcessManager.builder().workerCount(2).start()) {
			PID<Idle> pid = manager.spawn(new Idle());
			CountDownLatch started = new CountDownLatch(1);
			Future<Integer> result = Loop.run(pid, () -> {
				started.countDown();
				return this.queue.get();
			}, this::add);
			assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
			manager.terminate(pid);
			assertThat(manager.wait(pid, Threads.LIMIT)).isTrue();

			this.queue.put(1);

			assertThat(result.isAbandoned()).isTrue();
			assertThat(result.failure()).hasMessageContaining(pid.toString());
		}
	}

	private static final class Idle extends ProcessBase {

	}

}
