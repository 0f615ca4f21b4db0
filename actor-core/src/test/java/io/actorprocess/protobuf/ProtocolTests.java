package io.actorprocess.protobuf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.google.protobuf.Int64Value;
import com.google.protobuf.StringValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.Future;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Requests and what becomes of them, on a virtual clock.
 */
class ProtocolTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final VirtualClock clock = new VirtualClock();

	private final ProcessManager manager = ProcessManager.builder().clock(this.clock).start();

	private final Server server = new Server("server");

	private final PID<Server> pid = this.manager.spawn(this.server);

	private final Protocol<StringValue, Int64Value> length = new Protocol<>(this.manager, Int64Value.class, TIMEOUT);

	@AfterEach
	void stop() {
		this.manager.close();
		this.clock.close();
	}

	private Future<Int64Value> ask(String text) {
		Future<Int64Value> answer = this.length.ask(this.pid.upid(), StringValue.of(text));
		this.manager.settle();
		return answer;
	}

	private void answer(int index, long number) {
		this.pid.tell((s) -> s.answer(s.askers.get(index), number));
		this.manager.settle();
	}

	@Test
	void responseCompletesTheRequestAndLeavesNothingBehind() {
		Future<Int64Value> answer = ask("four");
		assertThat(answer.isPending()).isTrue();

		answer(0, 4);

		assertThat(answer.value().getValue()).isEqualTo(4);
		assertThat(this.manager.monitor().statistics().processes()).isOne();
		assertThat(this.clock.timers()).isZero();
	}

	@Test
	void responsesFindTheirRequestsInAnyOrder() {
		Future<Int64Value> first = ask("one");
		Future<Int64Value> second = ask("two");

		answer(1, 2);
		assertThat(first.isPending()).isTrue();
		answer(0, 1);

		assertThat(first.value().getValue()).isOne();
		assertThat(second.value().getValue()).isEqualTo(2);
	}

	@Test
	void responseOfAnotherSenderIsADeadLetter() {
		Future<Int64Value> answer = ask("four");
		PID<Server> stranger = this.manager.spawn(new Server("stranger"));

		stranger.tell((s) -> s.answer(this.server.askers.get(0), 666));
		this.manager.settle();

		assertThat(answer.isPending()).isTrue();
		assertThat(this.manager.deadLetters().count(DeadLetterReason.REJECTED_SENDER)).isOne();
		answer(0, 4);
		assertThat(answer.value().getValue()).isEqualTo(4);
	}

	@Test
	void timeOutFailsTheRequestAndALateResponseMeetsNobody() {
		Future<Int64Value> late = ask("late");
		this.clock.advance(TIMEOUT);
		this.manager.settle();
		Future<Int64Value> next = ask("next");

		answer(0, 4);

		assertThat(late.failure()).isInstanceOf(RequestTimeoutException.class)
			.hasMessageContaining("server@")
			.hasMessageContaining("google.protobuf.StringValue")
			.hasMessageContaining("PT5S");
		assertThat(next.isPending()).isTrue();
		assertThat(this.manager.deadLetters().count(DeadLetterReason.NO_SUCH_PROCESS)).isOne();
	}

	@Test
	void endOfThePeerFailsTheRequest() {
		Future<Int64Value> answer = ask("four");

		this.manager.terminate(this.pid);
		this.manager.settle();

		assertThat(answer.failure()).isInstanceOf(PeerExitedException.class).hasMessageContaining("server@");
	}

	@Test
	void requestToNobodyFailsAtOnce() {
		Future<Int64Value> answer = this.length.ask(new UPID("nobody", this.manager.address()), StringValue.of("x"));
		this.manager.settle();

		assertThat(answer.failure()).isInstanceOf(PeerExitedException.class);
		assertThat(this.manager.monitor().statistics().processes()).isOne();
	}

	@Test
	void discardingEndsTheRequest() {
		Future<Int64Value> answer = ask("four");

		answer.discard();
		this.manager.settle();

		assertThat(answer.isDiscarded()).isTrue();
		assertThat(this.manager.monitor().statistics().processes()).isOne();
	}

	@Test
	void stoppingTheRuntimeAbandonsTheRequest() {
		Future<Int64Value> answer = ask("four");

		this.manager.close();

		assertThat(answer.isAbandoned()).isTrue();
		assertThat(answer.failure()).hasMessageContaining("server@");
	}

	@Test
	void processAsksAndUsesTheAnswerWithinItself() {
		Server asker = new Server("asker");
		PID<Server> askerPid = this.manager.spawn(asker);

		askerPid.tell((a) -> a.ask(this.pid.upid(), "four"));
		this.manager.settle();
		answer(0, 4);

		assertThat(asker.answers).containsExactly(4L);
	}

	@Test
	void timeoutMustBeGreaterThanZero() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Protocol<>(this.manager, Int64Value.class, Duration.ZERO));
	}

	private static final class Server extends ProtobufProcess {

		private final List<UPID> askers = new ArrayList<>();

		private final List<Long> answers = new ArrayList<>();

		private Server(String id) {
			super(id);
		}

		@Override
		protected void initialize() {
			install(StringValue.class, (from, text) -> this.askers.add(from));
		}

		private void answer(UPID to, long number) {
			send(to, Int64Value.of(number));
		}

		private void ask(UPID peer, String text) {
			request(peer, StringValue.of(text), Int64Value.class, TIMEOUT)
				.onReady(defer((answer) -> this.answers.add(answer.getValue())));
		}

	}

}
