package io.actorprocess.protobuf;

import java.util.ArrayList;
import java.util.List;

import com.google.protobuf.Duration;
import com.google.protobuf.Int64Value;
import com.google.protobuf.StringValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.process.CapturedLog;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes that speak protobuf.
 */
class ProtobufProcessTests {

	private final VirtualClock clock = new VirtualClock();

	private final ProcessManager manager = ProcessManager.builder().clock(this.clock).start();

	@AfterEach
	void stop() {
		this.manager.close();
		this.clock.close();
	}

	private static final class Doubler extends ProtobufProcess {

		private int handled;

		private Doubler() {
			super("doubler");
		}

		@Override
		protected void initialize() {
			install(Int64Value.class, (from, number) -> {
				this.handled++;
				reply(Int64Value.of(2 * number.getValue()));
			});
		}

		private void replyLate() {
			reply(Int64Value.of(0));
		}

	}

	private static final class Asker extends ProtobufProcess {

		private final List<Long> answers = new ArrayList<>();

		@Override
		protected void initialize() {
			install(Int64Value.class, (from, number) -> this.answers.add(number.getValue()));
		}

		private void ask(UPID to, long number) {
			send(to, Int64Value.of(number));
		}

	}

	@Test
	void messagesAreNamedByTheirTypeAndRepliedTo() {
		PID<Doubler> doubler = this.manager.spawn(new Doubler());
		Asker asker = new Asker();

		this.manager.spawn(asker).tell((a) -> a.ask(doubler.upid(), 21));
		this.manager.settle();

		assertThat(asker.answers).containsExactly(42L);
	}

	@Test
	void fieldsAreHandedToTheHandler() {
		List<String> seen = new ArrayList<>();
		PID<ProtobufProcess> pid = this.manager.spawn(new ProtobufProcess("fields") {
			@Override
			protected void initialize() {
				install(StringValue.class, StringValue::getValue, (from, text) -> seen.add(text));
				install(Duration.class, Duration::getSeconds, Duration::getNanos,
						(from, seconds, nanos) -> seen.add(seconds + "." + nanos));
			}
		});

		this.manager.post(pid.upid(), "google.protobuf.StringValue", StringValue.of("x").toByteArray());
		this.manager.post(pid.upid(), "google.protobuf.Duration",
				Duration.newBuilder().setSeconds(5).setNanos(7).build().toByteArray());
		this.manager.settle();

		assertThat(seen).containsExactly("x", "5.7");
	}

	@Test
	void bytesThatDoNotDecodeAreDeadLettersNamedOnceAndTheProcessGoesOn() {
		Doubler doubler = new Doubler();
		PID<Doubler> pid = this.manager.spawn(doubler);

		try (CapturedLog log = new CapturedLog(ProtobufProcess.class)) {
			this.manager.post(pid.upid(), "google.protobuf.Int64Value", new byte[] { 8 });
			this.manager.post(pid.upid(), "google.protobuf.Int64Value", new byte[] { 0 });
			this.manager.post(pid.upid(), "google.protobuf.StringValue", StringValue.of("x").toByteArray());
			this.manager.post(pid.upid(), "google.protobuf.Int64Value", Int64Value.of(1).toByteArray());
			this.manager.settle();

			assertThat(log.lines()).singleElement()
				.asString()
				.startsWith("WARN doubler@")
				.contains("google.protobuf.Int64Value", "more of these are only counted");
		}
		assertThat(doubler.handled).isOne();
		assertThat(this.manager.deadLetters().count(DeadLetterReason.UNDECODABLE)).isEqualTo(2);
		assertThat(this.manager.deadLetters().count(DeadLetterReason.UNKNOWN_MESSAGE)).isOne();
	}

	@Test
	void replyingOutsideAHandlerIsRefusedWithAdvice() {
		PID<Doubler> pid = this.manager.spawn(new Doubler());

		var replied = pid.dispatch((d) -> {
			d.replyLate();
			return null;
		});
		this.manager.settle();

		assertThat(replied.failure()).isInstanceOf(IllegalStateException.class).hasMessageContaining("send");
	}

}
