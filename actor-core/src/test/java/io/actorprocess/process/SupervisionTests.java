package io.actorprocess.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.actorprocess.future.AbandonedException;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What becomes of processes that fail.
 */
class SupervisionTests extends Supervised {

	private static final Duration SECOND = Duration.ofSeconds(1);

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
