package io.actorprocess.process;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.scheduling.SteppingScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Start, drain, stop and start again.
 */
class ProcessManagerLifecycleTests {

	private static final Duration LONG = Duration.ofSeconds(20);

	@Test
	void cannotBeUsedBeforeItIsStarted() {
		ProcessManager manager = ProcessManager.builder().build();

		assertThat(manager.state()).isEqualTo(ManagerState.NEW);
		assertThatIllegalStateException().isThrownBy(manager::address).withMessageContaining("start()");
		assertThatIllegalStateException().isThrownBy(() -> manager.spawn(new Recorder("early")))
			.withMessageContaining("start it first");
		assertThat(manager.pid("early", Recorder.class)).hasToString("early");
		manager.close();
	}

	@Test
	void refusesAnAddressThatIsNoLiteralAndASecondStart() {
		assertThatIllegalArgumentException().isThrownBy(() -> ProcessManager.builder().ip("localhost").build())
			.withMessageContaining("'localhost'");
		assertThatIllegalArgumentException().isThrownBy(() -> ProcessManager.builder().port(65536).build())
			.withMessageContaining("65536");
		try (ProcessManager manager = ProcessManager.builder().start()) {
			assertThatIllegalStateException().isThrownBy(manager::start).withMessageContaining("RUNNING");
		}
	}

	@Test
	void drainingRefusesNewProcessesAndLetsOthersGoOn() throws Exception {
		try (ProcessManager manager = ProcessManager.builder().start()) {
			PID<Recorder> pid = manager.spawn(new Recorder("old"));

			manager.drain();

			assertThat(manager.state()).isEqualTo(ManagerState.DRAINING);
			assertThatIllegalStateException().isThrownBy(() -> manager.spawn(new Recorder("new")))
				.withMessageContaining("DRAINING");
			assertThat(pid.dispatch((r) -> r.add(1, 2)).get()).isEqualTo(3);
		}
	}

	@Test
	void handlesWhatWaitsBeforeItStops() {
		ProcessManager manager = ProcessManager.builder().workerCount(1).start();
		Recorder recorder = new Recorder("busy");
		PID<Recorder> pid = manager.spawn(recorder);
		for (int i = 0; i < 1000; i++) {
			pid.tell((r) -> r.log.add("event"));
		}

		StopReport report = manager.stop(LONG);

		assertThat(report.isClean()).isTrue();
		assertThat(recorder.log).hasSize(1002).startsWith("initialize").endsWith("terminating");
		manager.close();
	}

	@Test
	void endsTheNewestProcessesFirst() {
		ProcessManager manager = ProcessManager.builder().workerCount(1).start();
		List<String> ended = new CopyOnWriteArrayList<>();
		for (String id : List.of("base", "middle", "top")) {
			manager.spawn(new ProcessBase(id) {
				@Override
				protected void terminating() {
					ended.add(id);
				}
			});
		}

		manager.stop(LONG);

		assertThat(ended).containsExactly("top", "middle", "base");
		manager.close();
	}

	@Test
	void namesTheProcessThatDoesNotReturnAndAbandonsWhatWaitsForIt() throws Exception {
		ProcessManager manager = ProcessManager.builder().workerCount(1).start();
		PID<Recorder> pid = manager.spawn(new Recorder("stuck"));
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch go = new CountDownLatch(1);
		Future<Boolean> stuck = pid.dispatch((r) -> {
			entered.countDown();
			return go.await(1, TimeUnit.MINUTES);
		});
		assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
		Future<Integer> waiting = pid.dispatch((r) -> r.add(1, 1));

		StopReport report = manager.stop(Duration.ofMillis(1));

		assertThat(report.drained()).isFalse();
		assertThat(report.unfinished()).containsExactly("stuck");
		go.countDown();
		assertThat(stuck.get(LONG)).isTrue();
		assertThat(waiting.await(LONG)).isTrue();
		assertThat(waiting.isAbandoned()).isTrue();
		assertThat(manager.deadLetters().count(DeadLetterReason.SHUTDOWN)).isOne();
		manager.close();
	}

	@Test
	void endsProcessesThatNeverGotAWorker() throws Exception {
		ProcessManager manager = ProcessManager.builder().workerCount(1).start();
		PID<Recorder> stuck = manager.spawn(new Recorder("stuck"));
		PID<Recorder> hungry = manager.spawn(new Recorder("hungry"));
		hungry.dispatch((r) -> r.add(1, 1)).get();
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch go = new CountDownLatch(1);
		stuck.tell((r) -> {
			entered.countDown();
			go.await();
		});
		assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
		Future<Integer> waiting = hungry.dispatch((r) -> r.add(1, 1));

		StopReport report = manager.stop(Duration.ZERO);

		assertThat(report.unfinished()).containsExactly("stuck");
		assertThat(waiting.isAbandoned()).isTrue();
		go.countDown();
		manager.close();
	}

	@Test
	void stopsWhenItsSchedulerIsDrivenByHand() {
		ProcessManager manager = ProcessManager.builder().scheduler((options) -> new SteppingScheduler()).start();
		Recorder recorder = new Recorder("stepped");
		PID<Recorder> pid = manager.spawn(recorder);
		pid.tell((r) -> r.log.add("told"));

		assertThat(manager.stop(LONG).isClean()).isTrue();

		assertThat(recorder.log).containsExactly("initialize", "told", "terminating");
		manager.close();
	}

	@Test
	void canBeStartedAgainAndThePidsStayGood() throws Exception {
		ProcessManager manager = ProcessManager.builder().start();
		PID<Recorder> pid = manager.spawn(new Recorder("phoenix"));
		assertThat(pid.dispatch((r) -> r.add(1, 1)).get()).isEqualTo(2);

		manager.stop(LONG);
		assertThat(pid.dispatch((r) -> r.add(1, 1)).isAbandoned()).isTrue();
		manager.start();
		manager.spawn(new Recorder("phoenix"));

		assertThat(pid.dispatch((r) -> r.add(2, 2)).get()).isEqualTo(4);
		manager.close();
	}

	@Test
	void timersFireAfterARestart() throws Exception {
		ProcessManager manager = ProcessManager.builder().start();
		Promise<String> fired = new Promise<>();
		manager.spawn(new Recorder("timed")).delay(Duration.ofDays(1), (r) -> fired.set("the old one"));

		manager.stop(LONG);
		manager.start();
		manager.spawn(new Recorder("timed")).delay(Duration.ofMillis(1), (r) -> fired.set("the new one"));

		assertThat(fired.future().get(LONG)).isEqualTo("the new one");
		manager.close();
	}

	@Test
	void stoppingWithinAProcessIsRefused() {
		try (ProcessManager manager = ProcessManager.builder().start()) {
			PID<Recorder> pid = manager.spawn(new Recorder("suicidal"));

			Future<StopReport> stopped = pid.dispatch((r) -> manager.stop(LONG));

			assertThatIllegalStateException().isThrownBy(() -> rethrow(stopped))
				.withMessageContaining("another thread");
		}
	}

	private static void rethrow(Future<?> future) throws Exception {
		future.await(LONG);
		throw (Exception) future.failure();
	}

	@Test
	void twoManagersInOneJvmShareNothing() throws Exception {
		try (ProcessManager one = ProcessManager.builder().start();
				ProcessManager two = ProcessManager.builder().start()) {
			PID<Recorder> first = one.spawn(new Recorder("same"));
			PID<Recorder> second = two.spawn(new Recorder("same"));
			one.terminate(first);

			assertThat(one.wait(first, LONG)).isTrue();
			assertThat(second.dispatch((r) -> r.add(1, 1)).get()).isEqualTo(2);
			assertThat(first).isNotEqualTo(second);
			assertThat(one.monitor().statistics().processes()).isZero();
			assertThat(two.monitor().statistics().processes()).isOne();
		}
	}

	@Test
	void leavesNoThreadBehind() {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		ProcessManager manager = ProcessManager.builder().start();
		PID<Recorder> pid = manager.spawn(new Recorder());
		pid.delay(Duration.ofDays(1), Recorder::end);

		manager.close();

		Set<String> left = Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> !before.contains(thread) && thread.getName().startsWith("actor-"))
			.filter(Thread::isAlive)
			.map(Thread::getName)
			.collect(Collectors.toSet());
		assertThat(left).isEmpty();
	}

}
