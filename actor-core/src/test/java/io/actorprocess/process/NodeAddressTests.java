package io.actorprocess.process;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.actorprocess.message.Address;
import io.actorprocess.message.UPID;
import io.actorprocess.remote.netty.FrameOptions;
import io.actorprocess.remote.netty.NettySocketManager;
import io.actorprocess.remote.netty.NettySocketOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two runtimes find each other at whatever address they bear, with frames and without.
 */
class NodeAddressTests {

	/** Sends each message back to its sender. */
	private static final class Echo extends ProcessBase {

		private Echo() {
			super("echo");
			install("ping", (from, body) -> send(from, "pong", body));
		}

	}

	/** Asks and keeps who answered. */
	private static final class Client extends ProcessBase {

		private final BlockingQueue<UPID> answered = new LinkedBlockingQueue<>();

		private Client() {
			super("client");
			install("pong", (from, body) -> this.answered.add(from));
		}

		private void ping(UPID to) {
			send(to, "ping", new byte[0]);
		}

	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void addressesOfVersionSixWorkBothWays(boolean frames) throws InterruptedException {
		try (ProcessManager here = node(frames).ip("::1").start();
				ProcessManager there = node(frames).ip("::1").start()) {
			assertThat(there.address().toString()).startsWith("[0:0:0:0:0:0:0:1]:");
			assertAnswered(here, there);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void answersGoToTheAddressThatIsAdvertised(boolean frames) throws InterruptedException {
		try (ProcessManager here = node(frames).ip("0.0.0.0").advertisedIp("127.0.0.1").start();
				ProcessManager there = node(frames).ip("0.0.0.0").advertisedIp("127.0.0.1").start()) {
			assertThat(here.address()).isEqualTo(Address.of("127.0.0.1", here.address().port()));
			assertAnswered(here, there);
		}
	}

	private static ProcessManagerBuilder node(boolean frames) {
		NettySocketOptions.Builder options = NettySocketOptions.builder();
		return ProcessManager.builder()
			.socketManager(new NettySocketManager((frames ? options : options.frames(FrameOptions.OFF)).build()));
	}

	private static void assertAnswered(ProcessManager here, ProcessManager there) throws InterruptedException {
		UPID echo = there.spawn(new Echo()).upid();
		Client client = new Client();
		here.spawn(client).tell((asking) -> asking.ping(echo));

		assertThat(client.answered.poll(30, TimeUnit.SECONDS)).isEqualTo(echo);
	}

}
