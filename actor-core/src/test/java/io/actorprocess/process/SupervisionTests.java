package io.actorprocess.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.AbandonedException;
import io.actorprocess.future.CheckedConsumer;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.UPID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What becomes of processes that fail.
 */
class SupervisionTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final VirtualClock clock = new VirtualClock();

	private final ProcessManager manager = ProcessManager.builder().workerCount(2).clock(this.clock).start();

	private final List<String> log = new ArrayList<>();

	@AfterEach
	void stop() {
		this.manager.close();
		this.clock.close();
	}

	/** Writes to the test's log, which is read when all is settled. */
	private class Fragile extends ProcessBase {

		private int state;

		Fragile(String id) {
			super(id);
		}

		@Override
		protected void initialize() throws Exception {
			note("initialize");
		}

		@Override
		protected void terminating() {
			note("terminating");
		}

		@Override
		protected void exited(UPID pid, ExitReason reason) {
			note("exited " + pid.id() + " " + reason);
		}

		int add(int n) {
			this.state += n;
			return this.state;
		}

		void watch(UPID pid) {
			link(pid);
		}

		<P extends ProcessBase> PID<P> adopt(P child) {
			return spawn(child);
		}

		PID<Fragile> adopt(String id, Supervision policy) {
			return supervise(() -> new Fragile(id), policy);
		}

		void later(Duration delay) {
			delay(delay, () -> note("timer"));
		}

		void whenSet(Future<String> future) {
			future.onReady(defer((String value) -> {
				note("value " + value);
				return value;
			}));
		}

		Future<String> derived(Future<String> future) {
			return future.thenFlat(defer((String value) -> value + "!"));
		}

		final void note(String text) {
			synchronized (SupervisionTests.this.log) {
				SupervisionTests.this.log.add(upid().id() + ": " + text);
			}
		}

	}

	private static <T> CheckedConsumer<T> fail() {
		return fail(new IllegalStateException("broken"));
	}

	private static <T> CheckedConsumer<T> fail(Exception failure) {
		return (target) -> {
			throw failure;
		};
	}

	private PID<Fragile> spawn(Supervision policy) {
		PID<Fragile> pid = this.manager.supervise(() -> new Fragile("a"), policy);
		this.manager.settle();
		return pid;
	}

	private PID<Fragile> spawnWatcherOf(PID<?> watched) {
		PID<Fragile> watcher = this.manager.spawn(new Fragile("watcher"));
		watcher.tell((w) -> w.watch(watched.upid()));
		this.manager.settle();
		return watcher;
	}

	@Test
	void resumingKeepsTheState() throws Exception {
		PID<Fragile> pid = spawn(Supervision.resume());
		pid.tell((a) -> a.add(5));

		pid.tell(fail());
		this.manager.settle();

		assertThat(pid.dispatch((a) -> a.add(1)).get()).isEqualTo(6);
		assertThat(this.log).containsExactly("a: initialize");
	}

	@Test
	void restartingMakesAFreshInstanceAndKeepsPidAndWaitingEvents() throws Exception {
		PID<Fragile> pid = spawn(Supervision.restart());
		PID<Fragile> watcher = spawnWatcherOf(pid);
		pid.tell((a) -> a.add(5));

		pid.tell(fail());
		Future<Integer> waiting = pid.dispatch((a) -> a.add(1));
		this.manager.settle();

		assertThat(waiting.get()).isEqualTo(1);
		assertThat(this.log).containsExactly("a: initialize", "watcher: initialize", "a: terminating", "a: initialize");
		assertThat(this.manager.monitor().statistics().restarted()).isOne();
		assertThat(this.manager.monitor().process("a").orElseThrow().linkers()).containsExactly(watcher.id());
	}

	@Test
	void stoppingTellsTheLinksWhy() {
		PID<Fragile> pid = spawn(Supervision.stop());
		spawnWatcherOf(pid);

		pid.tell(fail());
		this.manager.settle();

		assertThat(this.log).contains("a: terminating",
				"watcher: exited a FAILED: java.lang.IllegalStateException: broken");
		assertThat(this.manager.monitor().process("a")).isEmpty();
	}

	@Test
	void exitsByRequestAndOfNobodyHaveTheirReasons() {
		PID<Fragile> pid = spawn(Supervision.stop());
		PID<Fragile> watcher = spawnWatcherOf(pid);

		this.manager.terminate(pid);
		this.manager.settle();
		watcher.tell((w) -> w.watch(pid.upid()));
		this.manager.settle();

		assertThat(this.log).contains("watcher: exited a TERMINATED", "watcher: exited a NO_SUCH_PROCESS");
	}

	@Test
	void theFirstRuleThatMatchesDecides() throws Exception {
		PID<Fragile> pid = spawn(Supervision.stop()
			.on(IllegalArgumentException.class, Directive.RESUME)
			.on(RuntimeException.class, Directive.RESTART));
		pid.tell((a) -> a.add(5));

		pid.tell(fail(new NumberFormatException("a subtype")));
		assertThat(pid.dispatch((a) -> a.add(0)).get()).isEqualTo(5);
		pid.tell(fail(new IllegalStateException()));
		assertThat(pid.dispatch((a) -> a.add(0)).get()).isZero();
		pid.tell(fail(new Exception("checked")));
		this.manager.settle();

		assertThat(this.manager.monitor().process("a")).isEmpty();
	}

	@Test
	void theLimitOfRestartsStopsTheProcessUntilTheWindowHasPassed() throws Exception {
		PID<Fragile> pid = spawn(Supervision.restart().withLimit(2, Duration.ofSeconds(10)));

		pid.tell(fail());
		pid.tell(fail());
		this.manager.settle();
		this.clock.advance(Duration.ofSeconds(10));
		pid.tell(fail());
		pid.tell(fail());
		this.manager.settle();
		assertThat(pid.dispatch((a) -> a.add(1)).get()).isEqualTo(1);
		pid.tell(fail());
		this.manager.settle();

		assertThat(this.manager.monitor().process("a")).isEmpty();
		assertThat(this.manager.monitor().statistics().restarted()).isEqualTo(4);
	}

	@Test
	void backoffDoublesUpToItsLimitAndEventsWait() {
		PID<Fragile> pid = spawn(Supervision.restart()
			.withLimit(10, Duration.ofHours(1))
			.withBackoff(SECOND, SECOND.multipliedBy(3), 0));
		List<Long> seconds = new ArrayList<>();

		for (int i = 0; i < 4; i++) {
			pid.tell(fail());
			Future<Integer> waiting = pid.dispatch((a) -> a.add(1));
			this.manager.settle();
			long waited = 0;
			while (waiting.isPending()) {
				this.clock.advance(SECOND);
				this.manager.settle();
				waited++;
			}
			seconds.add(waited);
		}

		assertThat(seconds).containsExactly(1L, 2L, 3L, 3L);
	}

	@Test
	void jitterNeverShortensAPause() {
		Random random = new Random(1);
		Restarts restarts = new Restarts(Supervision.restart().withBackoff(SECOND, SECOND, 0.5).withLimit(1000, SECOND),
				() -> random);

		for (int i = 0; i < 1000; i++) {
			assertThat(restarts.next(i)).isBetween(SECOND, Duration.ofMillis(1500));
		}
	}

	@Test
	void terminationEndsAPauseAtOnce() {
		PID<Fragile> pid = spawn(Supervision.restart().withBackoff(SECOND, SECOND, 0));
		pid.tell(fail());
		Future<Integer> waiting = pid.dispatch((a) -> a.add(1));
		this.manager.settle();

		this.manager.terminate(pid);
		this.manager.settle();

		assertThat(this.manager.monitor().process("a")).isEmpty();
		assertThat(waiting.isAbandoned()).isTrue();
		assertThat(this.log).containsExactly("a: initialize", "a: terminating");
	}

	@Test
	void aRuntimeStopsWhileAProcessPauses() {
		PID<Fragile> pid = spawn(Supervision.restart().withBackoff(SECOND, SECOND, 0));
		pid.tell(fail());
		this.manager.settle();

		StopReport report = this.manager.stop(Duration.ofSeconds(10));

		assertThat(report.unfinished()).isEmpty();
	}

	@Test
	void aFailingInitializeIsRestartedToo() throws Exception {
		AtomicInteger attempts = new AtomicInteger();
		PID<Fragile> pid = this.manager.supervise(() -> new Fragile("a") {
			@Override
			protected void initialize() throws Exception {
				if (attempts.incrementAndGet() < 3) {
					throw new IllegalStateException("not yet");
				}
				super.initialize();
			}
		}, Supervision.restart());

		assertThat(pid.dispatch((a) -> a.add(1)).get()).isEqualTo(1);
		this.manager.settle();
		assertThat(attempts).hasValue(3);
		assertThat(this.log).containsExactly("a: initialize");
	}

	@Test
	void aFactoryThatFailsCountsAsAFailure() {
		AtomicInteger made = new AtomicInteger();
		PID<Fragile> pid = this.manager.supervise(() -> {
			if (made.incrementAndGet() > 1) {
				throw new IllegalStateException("no more");
			}
			return new Fragile("a");
		}, Supervision.restart().withLimit(5, SECOND));

		pid.tell(fail());
		this.manager.settle();

		assertThat(made).hasValue(6);
		assertThat(this.manager.monitor().process("a")).isEmpty();
	}

	@Test
	void timersAndCallbacksOfTheOldInstanceDoNotRunInTheFreshOne() {
		PID<Fragile> pid = spawn(Supervision.restart());
		Promise<String> promise = new Promise<>();
		pid.tell((a) -> a.later(SECOND));
		pid.tell((a) -> a.whenSet(promise.future()));
		Future<String> derived = pid.dispatchFlat((a) -> a.derived(promise.future()));
		pid.tell(fail());
		this.manager.settle();

		promise.set("late");
		this.clock.advance(SECOND);
		this.manager.settle();

		assertThat(this.log).containsExactly("a: initialize", "a: terminating", "a: initialize");
		assertThat(derived.failure()).isInstanceOf(AbandonedException.class).hasMessageContaining("restarted");
	}

	@Test
	void childrenEndWithTheirParent() {
		PID<Fragile> parent = this.manager.spawn(new Fragile("parent"));
		parent.tell((p) -> p.adopt(new Fragile("child")).tell((c) -> c.adopt(new Fragile("grandchild"))));
		this.manager.settle();
		assertThat(this.manager.monitor().processes()).hasSize(3);

		this.manager.terminate(parent);
		this.manager.settle();

		assertThat(this.manager.monitor().processes()).isEmpty();
		assertThat(this.log).contains("child: terminating", "grandchild: terminating");
	}

	@Test
	void childrenEndBeforeTheirParentBeginsAnewUnderTheSameIds() {
		PID<Fragile> parent = this.manager.supervise(() -> new Fragile("parent") {
			@Override
			protected void initialize() throws Exception {
				super.initialize();
				adopt(new Fragile("child"));
			}
		}, Supervision.restart());
		this.manager.settle();

		parent.tell(fail());
		this.manager.settle();

		assertThat(this.log).containsExactly("parent: initialize", "child: initialize", "parent: terminating",
				"child: terminating", "parent: initialize", "child: initialize");
	}

	@Test
	void escalationFailsTheParentWithTheCause() {
		PID<Fragile> parent = this.manager.spawn(new Fragile("parent"));
		spawnWatcherOf(parent);
		parent.tell((p) -> p.adopt("child", Supervision.escalate()).tell(fail()));
		this.manager.settle();

		assertThat(this.log).contains("child: terminating", "parent: terminating")
			.anyMatch((line) -> line.startsWith("watcher: exited parent FAILED") && line.contains("child@")
					&& line.contains("broken"));
	}

	@ParameterizedTest
	@EnumSource
	void theScopeSaysWhichSiblingsAreRestarted(RestartScope scope) {
		PID<Fragile> parent = this.manager.spawn(new Fragile("parent") {
			@Override
			protected RestartScope restartScope() {
				return scope;
			}
		});
		for (String id : List.of("1", "2", "3")) {
			parent.tell((p) -> p.adopt(id, Supervision.restart()));
		}
		this.manager.settle();
		this.log.clear();

		this.manager.pid("2", Fragile.class).tell(fail());
		this.manager.settle();

		List<String> restarted = switch (scope) {
			case ONE_FOR_ONE -> List.of("2: initialize");
			case ONE_FOR_ALL -> List.of("1: initialize", "2: initialize", "3: initialize");
			case REST_FOR_ONE -> List.of("2: initialize", "3: initialize");
		};
		assertThat(this.log).filteredOn((line) -> line.endsWith("initialize"))
			.containsExactlyInAnyOrderElementsOf(restarted);
	}

	@Test
	void aSiblingThatCannotBeRestartedEnds() {
		PID<Fragile> parent = this.manager.spawn(new Fragile("parent") {
			@Override
			protected RestartScope restartScope() {
				return RestartScope.ONE_FOR_ALL;
			}
		});
		parent.tell((p) -> p.adopt(new Fragile("plain")));
		parent.tell((p) -> p.adopt("supervised", Supervision.restart()));
		this.manager.settle();

		this.manager.pid("supervised", Fragile.class).tell(fail());
		this.manager.settle();

		assertThat(this.manager.monitor().process("plain")).isEmpty();
		assertThat(this.manager.monitor().process("supervised")).isPresent();
	}

	@Test
	void aStackOverflowIsTheHandlersOwnFailureAndNeverResumed() {
		PID<Fragile> pid = spawn(Supervision.resume());

		pid.tell((a) -> {
			throw new StackOverflowError();
		});
		this.manager.settle();

		assertThat(this.manager.monitor().process("a")).isEmpty();
		assertThat(this.manager.failure()).isEmpty();
	}

	@Test
	void aFailureOfTheVirtualMachineStopsTheManager() throws Exception {
		PID<Fragile> pid = spawn(Supervision.restart());

		Future<String> asked = pid.dispatch((a) -> {
			throw new OutOfMemoryError("planted");
		});

		assertThat(this.manager.ended(pid.upid()).await(Duration.ofSeconds(20))).isTrue();
		assertThat(asked.failure()).isInstanceOf(OutOfMemoryError.class);
		assertThat(this.manager.failure()).containsInstanceOf(OutOfMemoryError.class);
		this.manager.stop(Duration.ZERO);
		assertThat(this.manager.state()).isEqualTo(ManagerState.STOPPED);
	}

	@Test
	void restartingTakesAFactory() {
		ProcessBase restarting = new ProcessBase() {
			@Override
			protected Supervision supervision() {
				return Supervision.restart();
			}
		};

		assertThatIllegalArgumentException().isThrownBy(() -> this.manager.spawn(restarting))
			.withMessageContaining("supervise(");
	}

	@Test
	void policiesRefuseNonsense() {
		assertThatIllegalArgumentException().isThrownBy(() -> Supervision.restart().withLimit(-1, SECOND))
			.withMessageContaining("maxRestarts is -1");
		assertThatIllegalArgumentException().isThrownBy(() -> Supervision.restart().withLimit(1, Duration.ZERO));
		assertThatIllegalArgumentException().isThrownBy(() -> Supervision.restart().withBackoff(SECOND, SECOND, 1.5));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Supervision.restart().withBackoff(SECOND, Duration.ZERO, 0))
			.withMessageContaining("maxBackoff");
	}

}
