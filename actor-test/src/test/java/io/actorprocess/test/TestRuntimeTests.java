package io.actorprocess.test;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.actorprocess.future.Future;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;

import static io.actorprocess.test.ActorAssertions.assertThat;
import static io.actorprocess.test.ActorAssertions.assertThatExceptionOfType;
import static io.actorprocess.test.EventPattern.call;
import static io.actorprocess.test.EventPattern.exited;
import static io.actorprocess.test.EventPattern.message;
import static io.actorprocess.test.EventPattern.request;

class TestRuntimeTests {

	@RegisterExtension
	final ActorExtension actors = ActorExtension.paused();

	private final TestRuntime runtime() {
		return this.actors.runtime();
	}

	private Probe bank() {
		return runtime().probe("bank");
	}

	@Test
	void smallSaleCountsAtOnce() {
		PID<Till> till = runtime().spawn(new Till(bank().upid()));

		Future<Integer> total = till.dispatch((t) -> t.sell(60));
		runtime().settle();

		assertThat(total).hasValue(60);
	}

	@Test
	void lostMessageIsNeitherSeenNorHandled() {
		Probe bank = bank();
		PID<Till> till = runtime().spawn(new Till(bank.upid()));
		Capture lost = runtime().traffic().drop(message("approve").from("till").to("bank"), 1);

		till.tell((t) -> t.sell(500));
		till.tell((t) -> t.sell(600));

		assertThat(bank.expect("approve").body()).asString().isEqualTo("600");
		bank.expectNoMessage();
		assertThat(lost.events()).hasSize(1);
	}

	@Test
	void lateMessageComesInItsTime() {
		Probe bank = bank();
		PID<Till> till = runtime().spawn(new Till(bank.upid()));
		Capture late = runtime().traffic().delay(message("approved").to(till.upid()), Duration.ofSeconds(5));

		bank.tell(till.upid(), "approved", "500");
		assertThat(runtime().get("/till/total").text()).isEqualTo("0");
		assertThat(late.events()).hasSize(1);
		runtime().expectNone(message("approved"));
		runtime().advance(Duration.ofSeconds(5));
		runtime().expect(message("approved"));

		assertThat(runtime().get("/till/total").text()).isEqualTo("500");
	}

	@Test
	void lostCallIsAbandonedAndALostRequestAnsweredWith500() {
		PID<Till> till = runtime().spawn(new Till(bank().upid()));
		runtime().traffic().drop(call().to("till"));
		runtime().traffic().drop(request("/till/total"));

		Future<Integer> total = till.dispatch((t) -> t.sell(60));
		runtime().settle();

		assertThat(total).isAbandoned().failure().hasMessageContaining("filtered");
		assertThat(runtime().get("/till/total").status()).isEqualTo(500);
	}

	@Test
	void endOfAProbeIsTold() {
		Probe bank = bank();
		PID<Till> till = runtime().spawn(new Till(bank.upid()));
		Capture news = runtime().traffic().capture(exited().from("bank"));

		bank.end();
		runtime().settle();
		Future<Integer> late = till.dispatch((t) -> t.sell(1));
		runtime().settle();

		assertThat(late).isFailed();
		assertThat(news.first()).isReady();
		assertThat(news.events()).extracting(Seen::receiver).containsExactly(till.upid());
	}

	@Test
	void endThatNobodyHearsOfIsNotTold() {
		Probe bank = bank();
		PID<Till> till = runtime().spawn(new Till(bank.upid()));
		runtime().traffic().drop(exited().from(bank.upid()).to("till"));

		bank.end();
		runtime().settle();

		int total = runtime().value(till.dispatch((t) -> t.sell(1)));
		assertThat(total).isEqualTo(1);
		runtime().expectNone(exited());
	}

	@Test
	void probeWatches() {
		Probe bank = bank();
		PID<Till> till = runtime().spawn(new Till(bank.upid()));
		bank.watch(till.upid());
		runtime().settle();
		assertThat(till).isAlive().isWatchedBy("bank").hasMailboxSize(0);

		runtime().manager().terminate(till);

		bank.expectExited(till.upid());
		assertThat(till).hasEnded();
	}

	@Test
	void expectationThatFailsTellsWhatCameInstead() {
		Probe bank = bank();
		PID<Till> till = runtime().spawn(new Till(bank.upid()));
		till.tell((t) -> t.sell(500));

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> bank.expect("aprove"))
			.withMessageContaining("Expected message 'aprove' to bank@")
			.withMessageContaining("message 'approve' from till@")
			.withMessageContaining("till (Till) BLOCKED: 0 waiting, 1 handled, 0 failed, watched by []")
			.withMessageContaining("bank (Probe) BLOCKED")
			.withMessageContaining("watched by [till]")
			.withMessageContaining("timers: 1, the next at 2020-01-01T01:00:00Z");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(bank::expectNoMessage)
			.withMessageContaining("but it came")
			.withMessageContaining("'approve'");
	}

	@Test
	void missingValueSaysWhy() {
		PID<Till> till = runtime().spawn(new Till(bank().upid()));
		Future<Integer> failed = till.dispatch((t) -> {
			throw new IllegalStateException("out of order");
		});
		runtime().settle();
		runtime().traffic().drop(call().to("till"));
		Future<Integer> abandoned = till.dispatch((t) -> t.sell(1));

		assertThatExceptionOfType(MissingValueError.class).isThrownBy(() -> runtime().value(failed))
			.withMessage("The future has no value: Failed: out of order")
			.withCauseInstanceOf(IllegalStateException.class);
		assertThatExceptionOfType(MissingValueError.class).isThrownBy(() -> runtime().value(abandoned))
			.withMessageStartingWith("The future has no value: Abandoned: The call was not made");
	}

	@Test
	void routeThatFailsIsAnsweredAsAClientWouldGetIt() {
		runtime().spawn(new ProcessBase("broken") {

			@Override
			protected void initialize() {
				route("/", (request) -> {
					throw new IllegalStateException("out of order");
				});
			}

		});

		HttpResponse response = runtime().get("/broken");

		assertThat(response.status()).isEqualTo(500);
		assertThat(response.text()).isEqualTo("out of order");
	}

	@Test
	void patternsCanAskForAnything() {
		PID<Till> till = runtime().spawn(new Till(bank().upid()));
		till.tell((t) -> t.sell(500));
		till.tell((t) -> t.sell(600));

		Seen seen = runtime()
			.expect(message().where("is about 600", (event) -> new String(event.message().body()).equals("600")));

		assertThat(seen).hasToString("message 'approve' from " + till.upid() + " to bank@" + till.upid().address());
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> runtime().expect(call().to("till")).message())
			.withMessageContaining("no message");
	}

	@Test
	void resetEndsProbesAndRules() {
		Probe bank = bank();
		PID<Till> till = runtime().spawn(new Till(bank.upid()));
		Capture calls = runtime().traffic().drop(call());

		runtime().reset();

		assertThat(till).isAlive();
		assertThat(runtime().manager().monitor().process("bank")).isEmpty();
		runtime().manager().pid("till", Till.class).dispatch((t) -> t.sell(500));
		runtime().settle();
		assertThat(calls.events()).isEmpty();
	}

}
