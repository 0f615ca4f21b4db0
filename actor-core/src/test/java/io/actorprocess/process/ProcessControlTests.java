package io.actorprocess.process;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.future.Future;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an operator can do to a process.
 */
class ProcessControlTests extends Supervised {

	private ProcessControl control;

	@BeforeEach
	void control() {
		this.control = new ProcessControl(this.manager);
	}

	private ProcessState stateOf(String id) {
		return this.manager.monitor().process(id).orElseThrow().state();
	}

	@Test
	void suspendedProcessHandlesNothingUntilItIsResumed() throws Exception {
		PID<Fragile> pid = spawn(Supervision.stop());
		assertThat(this.control.suspend("a")).isTrue();
		assertThat(this.control.suspend("a")).isFalse();
		Future<Integer> answer = pid.dispatch((a) -> a.add(5));
		this.manager.settle();
		assertThat(answer.isPending()).isTrue();
		assertThat(stateOf("a")).isEqualTo(ProcessState.SUSPENDED);

		assertThat(this.control.resume("a")).isTrue();
		this.manager.settle();

		assertThat(answer.get()).isEqualTo(5);
		assertThat(stateOf("a")).isEqualTo(ProcessState.BLOCKED);
		assertThat(this.control.resume("a")).isFalse();
	}

	@Test
	void processThatSuspendsItselfHandlesTheEventInHand() throws Exception {
		PID<Fragile> pid = spawn(Supervision.stop());

		Future<Boolean> first = pid.dispatch((a) -> this.control.suspend("a"));
		Future<Integer> second = pid.dispatch((a) -> a.add(1));
		this.manager.settle();

		assertThat(first.get()).isTrue();
		assertThat(second.isPending()).isTrue();
	}

	@Test
	void suspendedProcessThatIsToEndHandlesWhatWaitsBefore() throws Exception {
		PID<Fragile> pid = spawn(Supervision.stop());
		this.control.suspend("a");
		Future<Integer> answer = pid.dispatch((a) -> a.add(5));
		this.manager.settle();

		this.manager.terminate(pid.upid(), false);
		this.manager.settle();

		assertThat(answer.get()).isEqualTo(5);
		assertThat(this.log).containsExactly("a: initialize", "a: terminating");
	}

	@Test
	void suspendedProcessThatIsEndedAtOnceGivesUpWhatWaits() {
		PID<Fragile> pid = spawn(Supervision.stop());
		this.control.suspend("a");
		Future<Integer> answer = pid.dispatch((a) -> a.add(5));
		this.manager.settle();

		assertThat(this.control.terminate("a")).isTrue();
		this.manager.settle();

		assertThat(answer.isAbandoned()).isTrue();
		assertThat(this.manager.monitor().process("a")).isEmpty();
	}

	@Test
	void restartMakesAFreshInstanceAndKeepsWhatWaits() throws Exception {
		PID<Fragile> pid = spawn(Supervision.restart());
		pid.tell((a) -> a.add(5));
		this.manager.settle();

		assertThat(this.control.restart("a")).isTrue();
		Future<Integer> answer = pid.dispatch((a) -> a.add(1));
		this.manager.settle();

		assertThat(answer.get()).isEqualTo(1);
		assertThat(this.log).containsExactly("a: initialize", "a: terminating", "a: initialize");
	}

	@Test
	void restartLetsASuspendedProcessGoOn() throws Exception {
		PID<Fragile> pid = spawn(Supervision.restart());
		this.control.suspend("a");
		Future<Integer> answer = pid.dispatch((a) -> a.add(1));
		this.manager.settle();

		this.control.restart("a");
		this.manager.settle();

		assertThat(answer.get()).isEqualTo(1);
		assertThat(this.log).containsExactly("a: initialize", "a: terminating", "a: initialize");
	}

	@Test
	void processThatNobodyCanMakeAnewIsNotRestarted() {
		this.manager.spawn(new Fragile("a"));
		this.manager.settle();

		assertThat(this.control.restart("a")).isFalse();
		this.manager.settle();

		assertThat(this.log).containsExactly("a: initialize");
	}

	@Test
	void nothingIsDoneToAProcessThatDoesNotLive() {
		assertThat(this.control.suspend("nobody")).isFalse();
		assertThat(this.control.resume("nobody")).isFalse();
		assertThat(this.control.restart("nobody")).isFalse();
		assertThat(this.control.terminate("nobody")).isFalse();
	}

	@Test
	void stopOfTheRuntimeEndsASuspendedProcessAfterWhatWaits() throws Exception {
		try (ProcessManager threads = ProcessManager.builder().workerCount(2).start()) {
			PID<Fragile> pid = threads.spawn(new Fragile("a"));
			new ProcessControl(threads).suspend("a");
			Future<Integer> answer = pid.dispatch((a) -> a.add(5));

			StopReport report = threads.stop(Duration.ofSeconds(10));

			assertThat(report.unfinished()).isEmpty();
			assertThat(answer.get(Duration.ofSeconds(10))).isEqualTo(5);
		}
	}

	@Test
	void noEventIsLostWhileAProcessIsSuspendedAndResumedAgainAndAgain() throws Exception {
		try (ProcessManager threads = ProcessManager.builder().workerCount(2).start()) {
			PID<Fragile> pid = threads.spawn(new Fragile("a"));
			ProcessControl hammer = new ProcessControl(threads);
			AtomicBoolean done = new AtomicBoolean();
			Thread operator = new Thread(() -> {
				while (!done.get()) {
					hammer.suspend("a");
					hammer.resume("a");
				}
			});
			operator.start();
			Future<Integer> last = pid.dispatch((a) -> a.add(1));
			for (int i = 1; i < 20_000; i++) {
				last = pid.dispatch((a) -> a.add(1));
			}

			assertThat(last.get(Duration.ofSeconds(60))).isEqualTo(20_000);
			done.set(true);
			operator.join();
		}
	}

}
