package io.actorprocess.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.actorprocess.future.AbandonedException;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.message.EventKind;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetter;
import io.actorprocess.metrics.DeadLetterReason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Calls and messages: how processes are reached, and who learns of what becomes of them.
 */
class CallTests extends OnVirtualTime {

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
	void aCallToAStoppedRuntimeIsAbandonedOnEveryPath() throws Exception {
		PID<Recorder> pid = this.manager.spawn(new Recorder("gone"));
		Deferred<Integer, Integer> deferred = pid.dispatch((r) -> r.<Integer, Integer>defer((n) -> n + 1)).get();
		this.manager.stop(Duration.ZERO);

		assertThat(pid.dispatch((r) -> r.add(1, 1)).isAbandoned()).isTrue();
		assertThat(pid.dispatchFlat((r) -> Future.ready(1)).isAbandoned()).isTrue();
		assertThat(pid.tellWhenRoom((r) -> r.add(1, 1)).isAbandoned()).isTrue();
		assertThat(this.manager.pid("nobody", Recorder.class).dispatch((r) -> r.add(1, 1)).isAbandoned()).isTrue();
		assertThat(deferred.apply(1).isAbandoned()).isTrue();
		assertThat(this.manager.deadLetters().count()).isEqualTo(5);
		assertThat(this.manager.monitor().statistics().futuresAbandoned()).isEqualTo(5);
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
