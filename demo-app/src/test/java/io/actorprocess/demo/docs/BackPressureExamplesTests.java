package io.actorprocess.demo.docs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeoutException;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.Future;
import io.actorprocess.future.Futures;
import io.actorprocess.future.Promise;
import io.actorprocess.mailbox.MailboxFullException;
import io.actorprocess.mailbox.MailboxOptions;
import io.actorprocess.mailbox.Overflow;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.pattern.ControlFlow;
import io.actorprocess.pattern.Loop;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.scheduling.SteppingScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the guide on back-pressure, compiled and run.
 */
class BackPressureExamplesTests {

	private final VirtualClock clock = new VirtualClock();

	private ProcessManager manager;

	@BeforeEach
	void start() {
		this.manager = ProcessManager.builder()
			.scheduler((options) -> new SteppingScheduler())
			.clock(this.clock)
			.start();
	}

	@AfterEach
	void stop() {
		this.manager.close();
		this.clock.close();
	}

	static class Printer extends ProcessBase {

		private final List<String> printed = new ArrayList<>();

		@Override
		protected MailboxOptions mailbox(MailboxOptions defaults) {
			return new MailboxOptions(2, Overflow.FAIL);
		}

		int print(String line) {
			this.printed.add(line);
			return this.printed.size();
		}

	}

	static class Account extends ProcessBase {

		private boolean loaded;

		private long balance;

		@Override
		protected void initialize() {
			install("loaded", this::loaded);
		}

		private void loaded(UPID from, byte[] body) {
			this.balance = Long.parseLong(new String(body));
			this.loaded = true;
			unstashAll();
		}

		long deposit(long amount) {
			if (!this.loaded) {
				stash();
				return 0;
			}
			return this.balance += amount;
		}

	}

	static class Gate extends ProcessBase {

		@Override
		protected void initialize() {
			closed();
		}

		private void closed() {
			install("knock", (from, body) -> stash());
			install("open", (from, body) -> open());
		}

		private void open() {
			install("knock", (from, body) -> send(from, "welcome", body));
			install("close", (from, body) -> closed());
			unstashAll();
		}

	}

	@Test
	void aFullMailboxRefuses() {
		PID<Printer> printer = this.manager.spawn(new Printer());
		printer.tell((p) -> p.print("a"));
		printer.tell((p) -> p.print("b"));

		Future<Integer> lines = printer.dispatch((p) -> p.print("one more"))
			.repair((failure) -> (failure instanceof MailboxFullException full) ? full.capacity() : -1);

		assertThat(lines.join()).isEqualTo(2);
		assertThat(this.manager.deadLetters().count(DeadLetterReason.MAILBOX_FULL)).isEqualTo(1);
	}

	@Test
	void oneBoundForAll() {
		ProcessManager bounded = ProcessManager.builder()
			.mailbox(new MailboxOptions(10_000, Overflow.DROP_OLDEST))
			.start();

		assertThat(bounded.spawn(new Account()).dispatch((a) -> true).join()).isTrue();
		bounded.close();
	}

	@Test
	void aProducerAwaitsRoom() {
		Printer process = new Printer();
		PID<Printer> printer = this.manager.spawn(process);
		Queue<String> lines = new ArrayDeque<>(List.of("a", "b", "c", "d", "e"));

		Future<String> last = Loop.run(() -> {
			String line = lines.remove();
			return printer.tellWhenRoom((p) -> p.print(line)).then((room) -> line);
		}, (line) -> Future.ready(lines.isEmpty() ? ControlFlow.stop(line) : ControlFlow.next()));

		assertThat(lines).containsExactly("d", "e");
		this.manager.settle();
		assertThat(last.join()).isEqualTo("e");
		assertThat(process.printed).containsExactly("a", "b", "c", "d", "e");
	}

	@Test
	void anAnswerHasALimit() {
		Promise<Integer> never = new Promise<>();
		PID<Printer> printer = this.manager.spawn(new Printer());

		Future<Integer> answer = Futures.timeout(printer.dispatchFlat((p) -> never.future()), Duration.ofSeconds(2),
				this.manager.clock());

		this.manager.settle();
		this.clock.advance(Duration.ofSeconds(2));
		assertThat(answer.failure()).isInstanceOf(TimeoutException.class);
		assertThat(never.future().hasDiscard()).isTrue();
	}

	@Test
	void depositsWaitUntilTheAccountIsLoaded() {
		PID<Account> account = this.manager.spawn(new Account());
		Future<Long> balance = account.dispatch((a) -> a.deposit(40));
		this.manager.settle();
		assertThat(balance.isPending()).isTrue();

		this.manager.post(account.upid(), "loaded", "2".getBytes());
		this.manager.settle();

		assertThat(balance.join()).isEqualTo(42);
	}

	@Test
	void aGateChangesItsHandlers() {
		List<String> seen = new ArrayList<>();
		UPID gate = this.manager.spawn(new Gate()).upid();
		this.manager.spawn(new ProcessBase() {
			@Override
			protected void initialize() {
				install("welcome", (from, body) -> seen.add("welcome"));
				send(gate, "knock", new byte[0]);
			}
		});
		this.manager.settle();
		assertThat(seen).isEmpty();

		this.manager.post(gate, "open", new byte[0]);
		this.manager.settle();

		assertThat(seen).containsExactly("welcome");
	}

	@Test
	void aCircuitBreakerSparesAProcessThatFails() {
		PID<Printer> printer = this.manager.spawn(new Printer());
		CircuitBreaker breaker = CircuitBreaker.of("printer",
				CircuitBreakerConfig.custom().slidingWindowSize(1).minimumNumberOfCalls(1).build());
		Future<Integer> failed = guarded(breaker, printer, null);
		this.manager.settle();
		assertThat(failed.failure()).isInstanceOf(NullPointerException.class);

		Future<Integer> refused = guarded(breaker, printer, "a");

		assertThat(refused.failure()).isInstanceOf(CallNotPermittedException.class);
	}

	private static Future<Integer> guarded(CircuitBreaker breaker, PID<Printer> printer, String line) {
		return Future.from(breaker.executeCompletionStage(() -> printer.dispatch((p) -> p.print(line.strip()))));
	}

}
