package io.actorprocess.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.AbandonedException;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.message.EventKind;
import io.actorprocess.scheduling.SteppingScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Processes that block, and blocking work of no process.
 */
@Timeout(60)
class BlockingProcessTests {

	private static class Reader extends ProcessBase {

		private int inside;

		private int most;

		@Override
		protected boolean blocking() {
			return true;
		}

		String thread() {
			return Thread.currentThread().getName();
		}

		int read(Future<Integer> file) {
			this.most = Math.max(this.most, ++this.inside);
			int read = file.join();
			this.inside--;
			return read;
		}

	}

	@Test
	void blockingProcessesKeepNoWorker() throws Exception {
		try (ProcessManager manager = ProcessManager.builder().workerCount(1).start()) {
			Promise<Integer> file = new Promise<>();
			List<Future<Integer>> reads = IntStream.range(0, 20)
				.mapToObj((i) -> manager.spawn(new Reader()).dispatch((r) -> r.read(file.future())))
				.toList();

			int answer = manager.spawn(new Recorder()).dispatch((r) -> r.add(1, 2)).get();

			assertThat(answer).isEqualTo(3);
			assertThat(manager.monitor().statistics().scheduler().spares()).isZero();
			file.set(7);
			for (Future<Integer> read : reads) {
				assertThat(read.get()).isEqualTo(7);
			}
		}
	}

	@Test
	void blockingProcessRunsOnAThreadOfItsOwnKind() throws Exception {
		try (ProcessManager manager = ProcessManager.builder().start()) {
			assertThat(manager.spawn(new Reader()).dispatch(Reader::thread).get()).startsWith("actor-blocking-");
		}
	}

	@Test
	void blockingProcessHandlesOneEventAtATimeAndIsCounted() throws Exception {
		try (ProcessManager manager = ProcessManager.builder().workerCount(2).start()) {
			Reader reader = new Reader();
			PID<Reader> pid = manager.spawn(reader);
			List<Future<Integer>> reads = new ArrayList<>();
			for (int i = 0; i < 100; i++) {
				Promise<Integer> file = new Promise<>();
				reads.add(pid.dispatch((r) -> r.read(file.future())));
				file.set(i);
			}

			for (int i = 0; i < 100; i++) {
				assertThat(reads.get(i).get()).isEqualTo(i);
			}

			assertThat(pid.dispatch((r) -> r.most).get()).isEqualTo(1);
			manager.terminate(pid.upid(), false);
			assertThat(manager.wait(pid, Duration.ofSeconds(20))).isTrue();
			assertThat(reader.cell().counters().handled(EventKind.DISPATCH)).isEqualTo(101);
		}
	}

	@Test
	void settlingWaitsForBlockingProcessesAndWork() {
		try (ProcessManager manager = ProcessManager.builder().clock(new VirtualClock()).start()) {
			Future<String> process = manager.spawn(new Reader()).dispatch(Reader::thread);
			Future<Integer> work = manager.async(() -> 5);

			manager.settle();

			assertThat(process.isReady()).isTrue();
			assertThat(work.isReady()).isTrue();
		}
	}

	@Test
	void drivenSchedulerKeepsBlockingWorkInItsHands() {
		SteppingScheduler scheduler = new SteppingScheduler();
		try (ProcessManager manager = ProcessManager.builder().scheduler((options) -> scheduler).start()) {
			Future<String> process = manager.spawn(new Reader()).dispatch(Reader::thread);
			Future<Integer> work = manager.async(() -> 5);
			assertThat(process.isPending()).isTrue();
			assertThat(work.isPending()).isTrue();

			scheduler.runUntilIdle();

			assertThat(process.join()).isEqualTo(Thread.currentThread().getName());
			assertThat(work.join()).isEqualTo(5);
		}
	}

	@Test
	void asyncWorkIsDoneBesideTheWorkers() throws Exception {
		try (ProcessManager manager = ProcessManager.builder().workerCount(1).start()) {
			Future<String> thread = manager.async(() -> Thread.currentThread().getName());
			Future<Integer> broken = manager.async(() -> {
				throw new IOException("disk full");
			});

			assertThat(thread.get()).startsWith("actor-blocking-");
			assertThat(broken.await(Duration.ofSeconds(20))).isTrue();
			assertThat(broken.failure()).hasMessage("disk full");
		}
	}

	@Test
	void asyncWorkDiscardedBeforeItBeginsIsNotDone() {
		SteppingScheduler scheduler = new SteppingScheduler();
		try (ProcessManager manager = ProcessManager.builder().scheduler((options) -> scheduler).start()) {
			List<String> done = new ArrayList<>();
			Future<Boolean> work = manager.async(() -> done.add("work"));

			work.discard();
			scheduler.runUntilIdle();

			assertThat(work.isDiscarded()).isTrue();
			assertThat(done).isEmpty();
		}
	}

	@Test
	void stoppingWaitsForAsyncWorkAndGivesUpWhatComesAfter() throws Exception {
		ProcessManager manager = ProcessManager.builder().start();
		CountDownLatch began = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		Future<Integer> work = manager.async(() -> {
			began.countDown();
			release.await();
			return 5;
		});
		assertThat(began.await(20, TimeUnit.SECONDS)).isTrue();
		manager.clock().delay(Duration.ofMillis(1), release::countDown);

		StopReport report = manager.stop(Duration.ofSeconds(20));
		Future<Integer> late = manager.async(() -> 6);

		assertThat(report.isClean()).isTrue();
		assertThat(work.join()).isEqualTo(5);
		assertThat(late.isAbandoned()).isTrue();
		assertThat(late.failure()).isInstanceOf(AbandonedException.class).hasMessageContaining("stopped before");
		assertThat(manager.monitor().statistics().futuresAbandoned()).isEqualTo(1);
		manager.close();
	}

	@Test
	void asyncWorkIsStillDoneWhileTheRuntimeDrains() throws Exception {
		try (ProcessManager manager = ProcessManager.builder().start()) {
			manager.drain();

			assertThat(manager.async(() -> 5).get()).isEqualTo(5);
		}
	}

	@Test
	void fatalFailureOfAsyncWorkStopsTheRuntime() throws Exception {
		try (ProcessManager manager = ProcessManager.builder().start()) {
			Future<Integer> work = manager.async(() -> {
				throw new NoClassDefFoundError("gone");
			});

			assertThat(work.await(Duration.ofSeconds(20))).isTrue();
			assertThat(work.failure()).isInstanceOf(NoClassDefFoundError.class);
			while (manager.failure().isEmpty()) {
				Thread.onSpinWait();
			}
		}
	}

	@Test
	void asyncWorkNeedsARuntimeThatWasStarted() {
		try (ProcessManager manager = ProcessManager.builder().build()) {
			assertThatIllegalStateException().isThrownBy(() -> manager.async(() -> 1)).withMessageContaining("start()");
		}
	}

	@Test
	void workCannotStopTheRuntimeItRunsIn() {
		try (ProcessManager manager = ProcessManager.builder().start()) {
			Future<StopReport> stop = manager.async(() -> manager.stop(Duration.ZERO));

			assertThat(stop.recover((failed) -> {
				assertThat(failed.failure()).isInstanceOf(IllegalStateException.class);
				return new StopReport(true, List.of());
			}).join().isClean()).isTrue();
		}
	}

	@Test
	void threadsForBlockingWorkAreAtLeastOne() {
		assertThatIllegalArgumentException().isThrownBy(() -> ProcessManager.builder().blockingThreads(0))
			.withMessageContaining("at least 1");
	}

}
