package io.actorprocess.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.clock.Timer;
import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.AbandonedException;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.message.Address;
import io.actorprocess.message.EventKind;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetter;
import io.actorprocess.metrics.DeadLetterReason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The life of processes and all ways to reach them, on a virtual clock.
 */
class ProcessTests {

	private final VirtualClock clock = new VirtualClock();

	private ProcessManager manager;

	@BeforeEach
	void start() {
		this.manager = ProcessManager.builder().workerCount(2).clock(this.clock).start();
	}

	@AfterEach
	void stop() {
		this.manager.close();
		this.clock.close();
	}

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
	void dispatchReturnsTheResultOfTheCall() throws Exception {
		PID<Recorder> pid = this.manager.spawn(new Recorder());

		assertThat(pid.dispatch((r) -> r.add(2, 3)).get()).isEqualTo(5);
	}

	@Test
	void dispatchFlatFollowsTheFutureOfTheCallAndPassesDiscardOn() throws Exception {
		PID<Recorder> pid = this.manager.spawn(new Recorder());
		Promise<String> inner = new Promise<>();

		Future<String> outer = pid.dispatchFlat((r) -> inner.future());
		this.manager.settle();
		assertThat(outer.isPending()).isTrue();
		outer.discard();

		assertThat(inner.future().hasDiscard()).isTrue();
		inner.set("done");
		assertThat(outer.get()).isEqualTo("done");
	}

	@Test
	void aDispatchThatThrowsFailsItsFutureAndTheProcessGoesOn() throws Exception {
		PID<Recorder> pid = this.manager.spawn(new Recorder());

		Future<Integer> failed = pid.dispatch((r) -> {
			throw new IOException("disk");
		});
		this.manager.settle();

		assertThat(failed.failure()).isInstanceOf(IOException.class).hasMessage("disk");
		assertThat(pid.dispatch((r) -> r.add(1, 1)).get()).isEqualTo(2);
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
	void aCallToNobodyIsAbandonedAndListedAsDeadLetter() {
		PID<Recorder> nobody = this.manager.pid("nobody", Recorder.class);

		Future<Integer> call = nobody.dispatch((r) -> r.add(1, 2));

		assertThat(call.isAbandoned()).isTrue();
		assertThatExceptionOfType(AbandonedException.class).isThrownBy(call::join)
			.withMessageContaining("nobody")
			.withMessageContaining("spawn it first");
		assertThat(this.manager.deadLetters().recent()).extracting(DeadLetter::reason, DeadLetter::kind)
			.containsExactly(tuple(DeadLetterReason.NO_SUCH_PROCESS, EventKind.DISPATCH));
		assertThat(this.manager.monitor().statistics().futuresAbandoned()).isOne();
	}

	@Test
	void aPidHeldBeforeTheSpawnReachesTheProcessAndOutlivesIt() throws Exception {
		PID<Recorder> held = this.manager.pid("late", Recorder.class);
		PID<Recorder> first = this.manager.spawn(new Recorder("late"));
		assertThat(held.dispatch((r) -> r.add(1, 1)).get()).isEqualTo(2);

		this.manager.terminate(first);
		this.manager.settle();
		Recorder second = new Recorder("late");
		this.manager.spawn(second);
		first.tell((r) -> r.log.add("from the first's PID"));
		this.manager.settle();

		assertThat(second.log).contains("from the first's PID");
		assertThat(held).isEqualTo(first);
	}

	@Test
	void aPidNeverReachesAProcessOfAnotherType() {
		PID<Recorder> stale = this.manager.pid("name", Recorder.class);
		this.manager.spawn(new ProcessBase("name") {
		});

		assertThat(stale.dispatch((r) -> r.add(1, 1)).isAbandoned()).isTrue();
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
	void messagesReachTheHandlerOfTheirName() {
		Recorder receiver = new Recorder("receiver");
		PID<Recorder> to = this.manager.spawn(receiver);
		PID<Recorder> from = this.manager.spawn(new Recorder("sender"));

		from.tell((s) -> s.note(to.upid(), "hello"));
		this.manager.post(to.upid(), "note", "anonymous".getBytes(StandardCharsets.UTF_8));
		this.manager.post(to.upid(), "unknown", new byte[1]);
		this.manager.settle();

		assertThat(receiver.log).contains("hello", "anonymous");
		assertThat(this.manager.deadLetters().count(DeadLetterReason.UNKNOWN_MESSAGE)).isOne();
	}

	@Test
	void aDelegateGetsTheMessageFromItsFirstSender() {
		List<UPID> senders = new ArrayList<>();
		PID<ProcessBase> target = this.manager.spawn(new ProcessBase("target") {
			@Override
			protected void initialize() {
				install("ping", (from, body) -> senders.add(from));
			}
		});
		PID<ProcessBase> front = this.manager.spawn(new ProcessBase("front") {
			@Override
			protected void initialize() {
				delegate("ping", target.upid());
			}
		});
		this.manager.spawn(new ProcessBase("asker") {
			@Override
			protected void initialize() {
				send(front.upid(), "ping", new byte[0]);
			}
		});
		this.manager.settle();

		assertThat(senders).extracting(UPID::id).containsExactly("asker");
	}

	@Test
	void delaysRunOnTheVirtualClockAndCanBeCancelled() {
		Recorder recorder = new Recorder();
		PID<Recorder> pid = this.manager.spawn(recorder);
		pid.tell((r) -> r.later(Duration.ofSeconds(5), "five"));
		Future<Timer> three = pid.dispatch((r) -> r.later(Duration.ofSeconds(3), "three"));
		this.manager.settle();

		assertThat(three.value().cancel()).isTrue();
		this.clock.advance(Duration.ofSeconds(4));
		this.manager.settle();
		assertThat(recorder.log).containsExactly("initialize");
		this.clock.advance(Duration.ofSeconds(1));
		this.manager.settle();

		assertThat(recorder.log).containsExactly("initialize", "five");
	}

	@Test
	void settleRunsWhatIsDueNow() {
		Recorder recorder = new Recorder();
		PID<Recorder> pid = this.manager.spawn(recorder);
		pid.tell((r) -> r.later(Duration.ZERO, "zero"));

		this.manager.settle();

		assertThat(recorder.log).containsExactly("initialize", "zero");
	}

	@Test
	void settleIsRefusedWithinAProcessAndOnASystemClock() {
		PID<Recorder> pid = this.manager.spawn(new Recorder());

		Future<Void> settled = pid.dispatch((r) -> {
			this.manager.settle();
			return null;
		});
		this.manager.settle();

		assertThat(settled.failure()).hasMessageContaining("within a process");
		try (ProcessManager real = ProcessManager.builder().start()) {
			assertThatIllegalStateException().isThrownBy(real::settle).withMessageContaining("VirtualClock");
		}
	}

	@Test
	void aDeferredCallbackRunsWithinTheProcess() throws Exception {
		List<Boolean> within = new ArrayList<>();
		Promise<Integer> promise = new Promise<>();
		class Deferring extends ProcessBase {

			Future<Integer> start() {
				return promise.future().thenFlat(defer((Integer n) -> {
					within.add(cell().isCurrent());
					return n + 1;
				}));
			}

		}
		PID<Deferring> pid = this.manager.spawn(new Deferring());
		Future<Integer> result = pid.dispatchFlat(Deferring::start);
		this.manager.settle();

		promise.set(1);

		assertThat(result.get()).isEqualTo(2);
		assertThat(within).containsExactly(true);
	}

	@Test
	void linksAreToldOnceAndUsedUp() {
		Recorder watcher = new Recorder("watcher");
		PID<Recorder> watching = this.manager.spawn(watcher);
		PID<Recorder> mortal = this.manager.spawn(new Recorder("mortal"));
		watching.tell((w) -> w.watch(mortal.upid()));
		watching.tell((w) -> w.watch(mortal.upid()));
		this.manager.settle();
		assertThat(this.manager.monitor().process("mortal").orElseThrow().linkers()).containsExactly("watcher");

		this.manager.terminate(mortal);
		this.manager.settle();
		this.manager.terminate(this.manager.spawn(new Recorder("mortal")));
		this.manager.settle();

		assertThat(watcher.log).containsExactly("initialize", "exited mortal");
	}

	@Test
	void aLinkToNobodyIsToldAtOnce() {
		Recorder watcher = new Recorder();
		PID<Recorder> watching = this.manager.spawn(watcher);

		watching.tell((w) -> w.watch(new UPID("nobody", this.manager.address())));
		watching.tell((w) -> w.watch(new UPID("elsewhere", Address.of("127.0.0.9", 9))));
		this.manager.settle();

		assertThat(watcher.log).containsExactly("initialize", "exited nobody", "exited elsewhere");
	}

	@Test
	void theIdIsFreeWhenALinkIsTold() {
		PID<Recorder> mortal = this.manager.spawn(new Recorder("mortal"));
		Promise<PID<Recorder>> successor = new Promise<>();
		this.manager.spawn(new ProcessBase() {
			@Override
			protected void initialize() {
				link(mortal.upid());
			}

			@Override
			protected void exited(UPID pid) {
				successor.set(manager().spawn(new Recorder("mortal")));
			}
		});
		this.manager.settle();

		this.manager.terminate(mortal);
		this.manager.settle();

		assertThat(successor.future().value().id()).isEqualTo("mortal");
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

	@Test
	void handlersOfOneProcessNeverOverlapAndKeepTheOrderOfTheSender() throws Exception {
		class Adder extends ProcessBase {

			private int next;

			void expect(int number) {
				assertThat(number).isEqualTo(this.next);
				this.next++;
			}

		}
		PID<Adder> pid = this.manager.spawn(new Adder());
		for (int i = 0; i < 100_000; i++) {
			int number = i;
			pid.tell((adder) -> adder.expect(number));
		}

		assertThat(pid.dispatch((adder) -> adder.next).get()).isEqualTo(100_000);
	}

}
