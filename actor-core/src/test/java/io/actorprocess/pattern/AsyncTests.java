package io.actorprocess.pattern;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.process.ProcessManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Functions that run each by itself beside the workers, or one after another on them.
 */
class AsyncTests {

	private final ProcessManager manager = ProcessManager.builder().workerCount(2).start();

	@AfterEach
	void stop() {
		this.manager.close();
	}

	@Test
	void functionRunsBesideTheWorkersAndReturnsItsResult() throws Exception {
		Future<String> name = Async.run(this.manager, () -> Thread.currentThread().getName());
		Future<String> flat = Async.runFlat(this.manager, () -> CompletableFuture.completedFuture("flat"));
		Future<String> failed = Async.run(this.manager, () -> {
			throw new IllegalArgumentException("broken");
		});

		assertThat(name.get(Threads.LIMIT)).startsWith("actor-blocking");
		assertThat(flat.get(Threads.LIMIT)).isEqualTo("flat");
		assertThat(failed.await(Threads.LIMIT)).isTrue();
		assertThat(failed.failure()).hasMessage("broken");
	}

	@Test
	void functionsRunAtTheSameTimeAndNeedNoProcess() throws Exception {
		CountDownLatch both = new CountDownLatch(2);
		List<Future<Boolean>> results = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			results.add(Async.run(this.manager, () -> {
				both.countDown();
				return both.await(20, TimeUnit.SECONDS);
			}));
		}

		for (Future<Boolean> result : results) {
			assertThat(result.get(Threads.LIMIT)).isTrue();
		}
		assertThat(this.manager.monitor().statistics().spawned()).isZero();
	}

	@Test
	void executorRunsFunctionsOneAtATimeInOrder() throws Exception {
		ProcessExecutor executor = new ProcessExecutor(this.manager);
		List<Integer> order = Collections.synchronizedList(new ArrayList<>());
		AtomicInteger running = new AtomicInteger();
		AtomicInteger overlaps = new AtomicInteger();
		for (int i = 0; i < 1000; i++) {
			int index = i;
			executor.execute(() -> {
				overlaps.addAndGet(running.getAndIncrement());
				order.add(index);
				running.decrementAndGet();
			});
		}

		assertThat(executor.submit(() -> "last").get(Threads.LIMIT)).isEqualTo("last");
		assertThat(order).hasSize(1000).isSorted();
		assertThat(overlaps).hasValue(0);
	}

	@Test
	void executorFlattensAndSurvivesFailures() throws Exception {
		ProcessExecutor executor = new ProcessExecutor(this.manager);
		Promise<String> inner = new Promise<>();

		executor.execute(() -> {
			throw new IllegalArgumentException("broken");
		});
		Future<String> outer = executor.submitFlat(inner::future);
		outer.discard();

		assertThat(executor.submit(() -> "alive").get(Threads.LIMIT)).isEqualTo("alive");
		assertThat(inner.future().hasDiscard()).isTrue();
		inner.set("done");
		assertThat(outer.value()).isEqualTo("done");
	}

	@Test
	void deferredCallbackRunsOnTheExecutor() throws Exception {
		ProcessExecutor executor = new ProcessExecutor(this.manager);
		Promise<Integer> source = new Promise<>();
		Future<String> result = source.future()
			.thenFlat(executor.defer((n) -> n + " on " + Thread.currentThread().getName()));

		source.set(7);

		assertThat(result.get(Threads.LIMIT)).startsWith("7 on actor-worker");
	}

	@Test
	void closingTheExecutorAbandonsWhatWaits() throws Exception {
		ProcessExecutor executor = new ProcessExecutor(this.manager);
		CountDownLatch running = new CountDownLatch(1);
		CountDownLatch go = new CountDownLatch(1);
		Future<Boolean> inHand = executor.submit(() -> {
			running.countDown();
			return go.await(20, TimeUnit.SECONDS);
		});
		Future<Boolean> waiting = executor.submit(() -> true);
		assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();

		executor.close();
		go.countDown();

		assertThat(inHand.get(Threads.LIMIT)).isTrue();
		assertThat(waiting.await(Threads.LIMIT)).isTrue();
		assertThat(waiting.isAbandoned()).isTrue();
		assertThat(executor.submit(() -> true).await(Threads.LIMIT)).isTrue();
	}

}
