package io.actorprocess.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.actorprocess.future.Future;
import io.actorprocess.message.EventKind;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The life of processes, from spawn to end.
 */
class ProcessTests extends OnVirtualTime {

	@Test
	void initializesOnceBeforeAnythingElseAndTerminatesOnce() {
		Recorder recorder = new Recorder("recorder");
		PID<Recorder> pid = this.manager.spawn(recorder);
		pid.tell((r) -> r.log.add("told"));
		this.manager.settle();

		this.manager.terminate(pid);
		this.manager.terminate(pid);
		this.manager.settle();

		assertThat(recorder.log).containsExactly("initialize", "told", "terminating");
		assertThat(this.manager.monitor().process("recorder")).isEmpty();
	}

	@Test
	void initializesEvenIfItIsTerminatedFirst() throws Exception {
		Recorder recorder = new Recorder();
		PID<Recorder> pid = this.manager.spawn(recorder);
		this.manager.terminate(pid);

		assertThat(this.manager.wait(pid, Duration.ofSeconds(10))).isTrue();
		this.manager.settle();
		assertThat(recorder.log).containsExactly("initialize", "terminating");
	}

	@Test
	void waitingForALivingProcessTimesOut() throws Exception {
		PID<Recorder> pid = this.manager.spawn(new Recorder());

		assertThat(this.manager.wait(pid, Duration.ZERO)).isFalse();
	}

	@Test
	void waitingForAProcessThatNeverLivedReturnsAtOnce() throws Exception {
		assertThat(this.manager.wait(this.manager.pid("nobody", Recorder.class), Duration.ofDays(1))).isTrue();
		assertThat(this.manager.ended(new UPID("nobody", this.manager.address())).isReady()).isTrue();
	}

	@Test
	void waitingForItselfIsRefusedWithAdvice() {
		PID<Recorder> pid = this.manager.spawn(new Recorder("self"));

		Future<Boolean> waited = pid.dispatch((r) -> this.manager.wait(pid, Duration.ofDays(1)));

		assertThatExceptionOfType(ExecutionException.class).isThrownBy(waited::get)
			.havingCause()
			.withMessageContaining("waits for its own end");
	}

	@Test
	void aTellThatThrowsEndsTheProcessAndTellsItsLinks() {
		Recorder watcher = new Recorder("watcher");
		PID<Recorder> watching = this.manager.spawn(watcher);
		PID<Recorder> broken = this.manager.spawn(new Recorder("broken"));
		watching.tell((w) -> w.watch(broken.upid()));
		this.manager.settle();

		broken.tell(Recorder::fail);
		Future<Integer> late = broken.dispatch((r) -> r.add(1, 1));
		this.manager.settle();

		assertThat(watcher.log).contains("exited broken");
		assertThat(late.isAbandoned()).isTrue();
	}

	@Test
	void aProcessThatCannotInitializeEndsAndAbandonsItsCalls() {
		PID<ProcessBase> pid = this.manager.spawn(new ProcessBase("stillborn") {
			@Override
			protected void initialize() {
				throw new IllegalStateException("no");
			}
		});

		Future<String> called = pid.dispatch((p) -> "never");
		this.manager.settle();

		assertThat(called.isAbandoned()).isTrue();
		assertThat(this.manager.monitor().process("stillborn")).isEmpty();
	}

	@Test
	void overtakingTerminationGivesUpWhatWaits() throws Exception {
		Recorder recorder = new Recorder();
		PID<Recorder> pid = this.manager.spawn(recorder);
		CountDownLatch busy = new CountDownLatch(1);
		CountDownLatch go = new CountDownLatch(1);
		pid.tell((r) -> {
			busy.countDown();
			go.await();
		});
		assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();

		Future<Integer> waiting = pid.dispatch((r) -> r.add(1, 1));
		this.manager.terminate(pid);
		go.countDown();
		this.manager.settle();

		assertThat(waiting.isAbandoned()).isTrue();
		assertThat(recorder.log).containsExactly("initialize", "terminating");
		assertThat(this.manager.deadLetters().count(DeadLetterReason.PURGED)).isOne();
	}

	@Test
	void terminationInTurnHandlesWhatWaitsFirst() throws Exception {
		PID<Recorder> pid = this.manager.spawn(new Recorder());

		Future<Integer> before = pid.dispatch((r) -> r.add(1, 1));
		this.manager.terminate(pid.upid(), false);
		Future<Integer> after = pid.dispatch((r) -> r.add(2, 2));
		this.manager.settle();

		assertThat(before.get()).isEqualTo(2);
		assertThat(after.isAbandoned()).isTrue();
	}

	@Test
	void idsAreUniqueAndGeneratedOnDemand() {
		this.manager.spawn(new Recorder("taken"));

		assertThatExceptionOfType(DuplicateProcessException.class)
			.isThrownBy(() -> this.manager.spawn(new Recorder("taken")))
			.withMessageContaining("'taken'");
		assertThat(this.manager.spawn(new Recorder()).id()).isEqualTo("(1)");
		assertThat(this.manager.spawn(new Recorder()).id()).isEqualTo("(2)");
		assertThat(this.manager.spawn(new Recorder("worker()")).id()).isEqualTo("worker(1)");
	}

	@Test
	void aLivingProcessCannotBeSpawnedAgain() {
		Recorder recorder = new Recorder("once");
		this.manager.spawn(recorder);

		assertThatIllegalStateException().isThrownBy(() -> this.manager.spawn(recorder)).withMessageContaining("once");
	}

	@Test
	void aProcessThatHasEndedCanBeSpawnedAgain() {
		Recorder recorder = new Recorder("again");
		PID<Recorder> pid = this.manager.spawn(recorder);
		this.manager.terminate(pid);
		this.manager.settle();

		this.manager.spawn(recorder);
		this.manager.settle();

		assertThat(recorder.log).containsExactly("initialize", "terminating", "initialize");
		assertThat(this.manager.monitor().statistics().restarted()).isOne();
	}

	@Test
	void infoShowsStateAndCounts() throws Exception {
		PID<Recorder> pid = this.manager.spawn(new Recorder("seen"));
		pid.dispatch((r) -> r.add(1, 1)).get();
		pid.dispatch((r) -> {
			throw new IllegalStateException();
		});
		this.manager.settle();

		ProcessInfo info = this.manager.monitor().process("seen").orElseThrow();

		assertThat(info.state()).isEqualTo(ProcessState.BLOCKED);
		assertThat(info.definition()).isEqualTo("Recorder");
		assertThat(info.handled()).isEqualTo(2);
		assertThat(info.failed()).isOne();
		assertThat(info.mailboxSize()).isZero();
		assertThat(this.manager.definitions().all()).singleElement()
			.satisfies((counters) -> assertThat(counters.handled(EventKind.DISPATCH)).isOne())
			.satisfies((counters) -> assertThat(counters.failed(EventKind.DISPATCH)).isOne());
	}

}
