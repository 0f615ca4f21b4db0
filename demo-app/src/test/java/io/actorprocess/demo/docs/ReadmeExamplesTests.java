package io.actorprocess.demo.docs;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.Future;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.UPID;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the README that need no Spring, compiled and run.
 */
class ReadmeExamplesTests {

	static class Adder extends ProcessBase {

		private long total;

		long add(long n) {
			return this.total += n;
		}

	}

	static class Echo extends ProcessBase {

		Echo() {
			super("echo");
		}

		@Override
		protected void initialize() {
			install("ping", (from, body) -> send(from, "pong", body));
			route("/hello", (request) -> HttpResponse.ok("hello"));
		}

	}

	@Test
	void callsReachTheProcess() throws Exception {
		try (ProcessManager manager = ProcessManager.builder().workerCount(2).start()) {
			PID<Adder> adder = manager.spawn(new Adder());
			adder.tell((a) -> a.add(2));
			Future<Long> total = adder.dispatch((a) -> a.add(40));
			assertThat(total.get()).isEqualTo(42);
		}
	}

	@Test
	void futuresAreDerived() {
		Future<Long> total = Future.ready(42L);

		Future<String> text = total.then((n) -> "total " + n).recover((failed) -> "none");

		assertThat(text.join()).isEqualTo("total 42");
	}

	@Test
	void timeIsMovedByTheTest() throws Exception {
		VirtualClock clock = new VirtualClock();
		try (ProcessManager manager = ProcessManager.builder().clock(clock).start()) {
			PID<Adder> adder = manager.spawn(new Adder());
			adder.delay(Duration.ofHours(1), (a) -> a.add(1));

			clock.advance(Duration.ofHours(1));
			manager.settle();

			assertThat(adder.dispatch((a) -> a.add(0)).get()).isEqualTo(1);
		}
	}

	@Test
	void messagesAreAnswered() throws Exception {
		VirtualClock clock = new VirtualClock();
		try (ProcessManager manager = ProcessManager.builder().clock(clock).start()) {
			StringBuilder answer = new StringBuilder();
			UPID echo = manager.spawn(new Echo()).upid();
			manager.spawn(new ProcessBase() {
				@Override
				protected void initialize() {
					install("pong", (from, body) -> answer.append(from.id()).append(body.length));
					send(echo, "ping", new byte[3]);
				}
			});
			manager.settle();

			assertThat(answer).hasToString("echo3");
		}
	}

}
