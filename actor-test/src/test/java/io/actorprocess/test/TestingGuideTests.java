package io.actorprocess.test;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.actorprocess.future.Future;
import io.actorprocess.message.Message;
import io.actorprocess.process.PID;

import static io.actorprocess.test.ActorAssertions.assertThat;
import static io.actorprocess.test.EventPattern.message;

/**
 * The examples of the guide to tests, compiled and run.
 */
class TestingGuideTests {

	@RegisterExtension
	final ActorExtension actors = ActorExtension.paused();

	@Test
	void largeSaleCountsWhenTheBankApproves() {
		TestRuntime runtime = this.actors.runtime();
		Probe bank = runtime.probe("bank");
		PID<Till> till = runtime.spawn(new Till(bank.upid()));

		till.tell((t) -> t.sell(500));
		Message asked = bank.expect("approve");
		bank.tell(asked.from(), "approved", "500");

		assertThat(runtime.get("/till/total").text()).isEqualTo("500");
		bank.expectNoMessage();
	}

	@Test
	void hourPassesInNoTime() {
		TestRuntime runtime = this.actors.runtime();
		PID<Till> till = runtime.spawn(new Till(runtime.probe("bank").upid()));

		runtime.advance(Till.QUIET);
		Future<Integer> late = till.dispatch((t) -> t.sell(1));
		runtime.settle();

		assertThat(late).isFailed().failure().hasMessage("The till is closed");
	}

	@Test
	void approvalMayComeLateOrNever() {
		TestRuntime runtime = this.actors.runtime();
		Probe bank = runtime.probe("bank");
		PID<Till> till = runtime.spawn(new Till(bank.upid()));
		Capture lost = runtime.traffic().drop(message("approve").from("till"), 1);
		runtime.traffic().delay(message("approved").to(till.upid()), Duration.ofSeconds(5));

		till.tell((t) -> t.sell(500));
		till.tell((t) -> t.sell(600));
		bank.tell(bank.expect("approve").from(), "approved", "600");
		assertThat(runtime.get("/till/total").text()).isEqualTo("0");
		runtime.advance(Duration.ofSeconds(5));

		assertThat(runtime.get("/till/total").text()).isEqualTo("600");
		assertThat(lost.events()).hasSize(1);
	}

}
