package io.actorprocess.spring.bean;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.google.protobuf.StringValue;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessContext;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.Exited;
import io.actorprocess.spring.FakeSockets;
import io.actorprocess.spring.Initialize;
import io.actorprocess.spring.Install;
import io.actorprocess.spring.Terminating;
import io.actorprocess.spring.autoconfigure.ActorAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages, links and the turns in the life of a process bean.
 */
class MessageTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class))
		.withBean(FakeSockets.class)
		.withBean("listener", Listener.class);

	@Test
	void messageIsPassedInAnyOrderOfParameters() {
		listening((context) -> {
			sockets(context).receive("listener", "bytes", bytes("abc"));
			sockets(context).receive("listener", "text", bytes("grüße"));

			assertThat(listener(context).next()).isEqualTo("bytes 3 from " + FakeSockets.PEER);
			assertThat(listener(context).next()).isEqualTo("text grüße to listener");
		});
	}

	@Test
	void processCanAnswer() {
		listening((context) -> {
			sockets(context).receive("listener", "ping", bytes("x"));

			Message answer = sockets(context).takeSent();

			assertThat(answer.name()).isEqualTo("pong");
			assertThat(answer.to()).isEqualTo(FakeSockets.PEER);
			assertThat(answer.from().id()).isEqualTo("listener");
		});
	}

	@Test
	void protobufMessageIsNamedAfterItsType() {
		listening((context) -> {
			sockets(context).receive("listener", "google.protobuf.StringValue", StringValue.of("hi").toByteArray());

			assertThat(listener(context).next()).isEqualTo("protobuf hi");
		});
	}

	@Test
	void bytesThatDoNotDecodeAreADeadLetterAndTheProcessGoesOn() {
		listening((context) -> {
			sockets(context).receive("listener", "google.protobuf.StringValue", bytes("\u0007nonsense"));
			sockets(context).receive("listener", "text", bytes("on"));

			assertThat(listener(context).next()).isEqualTo("text on to listener");
			assertThat(context.getBean(ProcessManager.class).deadLetters().count(DeadLetterReason.UNDECODABLE)).isOne();
		});
	}

	@Test
	void lossOfALinkedPeerIsTold() {
		listening((context) -> {
			sockets(context).receive("listener", "link", bytes(""));
			assertThat(listener(context).next()).isEqualTo("linked");

			sockets(context).loseThePeer();

			assertThat(listener(context).next()).isEqualTo("exited " + FakeSockets.PEER);
		});
	}

	@Test
	void beginAndEndAreTold() {
		this.runner.run((context) -> {
			Listener listener = listener(context);
			assertThat(listener.next()).isEqualTo("initialize listener");

			context.getBean(ProcessManager.class).terminate(context.getBeanProvider(PID.class).getObject());

			assertThat(listener.next()).isEqualTo("terminating listener");
		});
	}

	@Test
	void dispatchedCallsReachTheBean() {
		listening((context) -> {
			PID<Listener> pid = context.getBean(ProcessManager.class).pid("listener", Listener.class);

			List<String> heard = pid.dispatch(Listener::pending).get(Duration.ofSeconds(10));

			assertThat(heard).isEmpty();
		});
	}

	private void listening(ThrowingConsumer<AssertableApplicationContext> test) {
		this.runner.run((context) -> {
			assertThat(listener(context).next()).startsWith("initialize");
			test.accept(context);
		});
	}

	private static Listener listener(AssertableApplicationContext context) {
		return context.getBean(Listener.class);
	}

	private static FakeSockets sockets(AssertableApplicationContext context) {
		return context.getBean(FakeSockets.class);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@ActorProcess
	static class Listener {

		private final BlockingQueue<String> log = new LinkedBlockingQueue<>();

		@Initialize
		void begin(ProcessContext context) {
			this.log.add("initialize " + context.upid().id());
		}

		@Terminating
		void end(UPID self) {
			this.log.add("terminating " + self.id());
		}

		@Install("bytes")
		void bytes(byte[] body, UPID from) {
			this.log.add("bytes " + body.length + " from " + from);
		}

		@Install("text")
		void text(ProcessContext context, String body) {
			this.log.add("text " + body + " to " + context.upid().id());
		}

		@Install("ping")
		void ping(UPID from, byte[] body, ProcessContext context) {
			context.send(from, "pong", body);
		}

		@Install("link")
		void link(UPID from, ProcessContext context) {
			context.link(from);
			this.log.add("linked");
		}

		@Install
		void protobuf(StringValue value) {
			this.log.add("protobuf " + value.getValue());
		}

		@Exited
		void exited(UPID peer) {
			this.log.add("exited " + peer);
		}

		List<String> pending() {
			return List.copyOf(this.log);
		}

		String next() throws InterruptedException {
			return String.valueOf(this.log.poll(10, TimeUnit.SECONDS));
		}

	}

}
