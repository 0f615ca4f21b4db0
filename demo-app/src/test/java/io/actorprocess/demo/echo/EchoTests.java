package io.actorprocess.demo.echo;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.actorprocess.demo.mesos.Harness;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.UPID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.remote.netty.NettySocketManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Echo}.
 */
class EchoTests {

	private final Harness harness = new Harness();

	@AfterEach
	void close() {
		this.harness.close();
	}

	@ParameterizedTest
	@CsvSource({ "?a=2&b=40, 200, 42", "?a=-1&b=1, 200, 0", "?a=9223372036854775807&b=1, 200, 9223372036854775808",
			"?a=2, 400, 'Missing a or b\n'", "?b=2, 400, 'Missing a or b\n'", "'', 400, 'Missing a or b\n'",
			"?a=2&b=x, 400, 'a and b must be whole numbers\n'", "?a=&b=1, 400, 'a and b must be whole numbers\n'" })
	void numbersAreAdded(String query, int status, String text) {
		this.harness.spawn(new Echo());

		HttpResponse response = this.harness.get("/echo/add" + query);

		assertThat(response.status()).isEqualTo(status);
		assertThat(response.text()).isEqualTo(text);
	}

	@Test
	void aPingFromAnotherRuntimeIsAnsweredWithItsBody() throws Exception {
		try (ProcessManager there = ProcessManager.builder().socketManager(new NettySocketManager()).start();
				ProcessManager here = ProcessManager.builder().socketManager(new NettySocketManager()).start()) {
			Caller caller = new Caller(there.spawn(new Echo()).upid());

			here.spawn(caller);

			assertThat(caller.pongs.poll(30, TimeUnit.SECONDS)).isEqualTo("hi");
			assertThat(here.stop(Duration.ofSeconds(10)).unfinished()).isEmpty();
		}
	}

	private static final class Caller extends ProcessBase {

		private final BlockingQueue<String> pongs = new ArrayBlockingQueue<>(1);

		private final UPID echo;

		private Caller(UPID echo) {
			this.echo = echo;
		}

		@Override
		protected void initialize() {
			install("pong", (from, body) -> this.pongs.add(new String(body)));
			send(this.echo, "ping", "hi".getBytes());
		}

	}

}
