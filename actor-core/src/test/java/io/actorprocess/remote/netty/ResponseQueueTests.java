package io.actorprocess.remote.netty;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

import io.actorprocess.clock.Clock;
import io.actorprocess.future.Promise;
import io.actorprocess.http.HttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

class ResponseQueueTests {

	private static final int ROUNDS = 2_000;

	private final EmbeddedChannel channel = new EmbeddedChannel();

	private final ResponseQueue responses = new ResponseQueue(this.channel,
			new ResponseEncoder(new HttpDate(Clock.system())), 64, () -> false, () -> {
			});

	@Test
	void responseThatCompletesWhileItIsAddedIsWritten() throws InterruptedException {
		AtomicInteger round = new AtomicInteger();
		for (int i = 1; i <= ROUNDS; i++) {
			Promise<HttpResponse> promise = new Promise<>();
			CountDownLatch completed = new CountDownLatch(1);
			Thread route = new Thread(() -> {
				round.incrementAndGet();
				promise.set(HttpResponse.ok("ok"));
				completed.countDown();
			});
			route.start();
			while (round.get() < i) {
				Thread.onSpinWait();
			}

			this.responses.add(promise.future(), Terms.plain(false));

			completed.await();
			this.channel.runPendingTasks();
			this.responses.flush();
			assertThat(text(this.channel.readOutbound())).as("round %d", i).endsWith("\r\n\r\nok");
		}
	}

	private static String text(ByteBuf bytes) {
		if (bytes == null) {
			return "nothing";
		}
		String text = bytes.toString(StandardCharsets.ISO_8859_1);
		bytes.release();
		return text;
	}

}
