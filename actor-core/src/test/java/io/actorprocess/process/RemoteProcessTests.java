package io.actorprocess.process;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.message.ExitReason;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.netty.FrameOptions;
import io.actorprocess.remote.netty.NettySocketManager;
import io.actorprocess.remote.netty.NettySocketOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What frames tell about processes of another node.
 */
class RemoteProcessTests {

	private static final int QUEUE = 1_000;

	private static final int WINDOW = 200;

	private static final int HIGH = 100;

	private static final NettySocketOptions OPTIONS = NettySocketOptions.builder()
		.queue(QUEUE, 1_000_000)
		.frames(FrameOptions.DEFAULT.withWindow(WINDOW, HIGH, HIGH / 2))
		.build();

	private final ProcessManager here = ProcessManager.builder().socketManager(new NettySocketManager(OPTIONS)).start();

	private final ProcessManager there = ProcessManager.builder()
		.socketManager(new NettySocketManager(OPTIONS))
		.start();

	@AfterEach
	void stop() {
		this.here.close();
		this.there.close();
	}

	private static final class Watcher extends ProcessBase {

		private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

		/** Links, and sends after the link. */
		private void watch(UPID process) {
			link(process);
			send(process, "work", new byte[0]);
		}

		@Override
		protected void exited(UPID process, ExitReason reason) {
			this.told.add(process.id() + " " + reason.kind());
		}

		private String next() throws InterruptedException {
			return String.valueOf(this.told.poll(30, TimeUnit.SECONDS));
		}

	}

	private static final class Slow extends ProcessBase {

		private final CountDownLatch entered = new CountDownLatch(1);

		private final CountDownLatch go = new CountDownLatch(1);

		private final Runnable handled;

		private Slow(Runnable handled) {
			super("slow");
			this.handled = handled;
		}

		@Override
		protected void initialize() {
			install("work", (from, body) -> {
				this.entered.countDown();
				this.go.await();
				this.handled.run();
			});
		}

	}

	@Test
	void endOfAProcessIsToldWhileItsNodeLives() throws Exception {
		Slow slow = new Slow(() -> {
		});
		PID<Slow> linkee = this.there.spawn(slow);
		Watcher watcher = new Watcher();
		this.here.spawn(watcher).tell((process) -> process.watch(linkee.upid()));
		assertThat(slow.entered.await(30, TimeUnit.SECONDS)).isTrue();
		slow.go.countDown();

		this.there.terminate(linkee);

		assertThat(watcher.next()).isEqualTo("slow TERMINATED");
		assertThat(watcher.told).isEmpty();
	}

	@Test
	void linkToAProcessThatIsNotThereIsToldSo() throws Exception {
		Watcher watcher = new Watcher();

		this.here.spawn(watcher).tell((process) -> process.watch(new UPID("nobody", this.there.address())));

		assertThat(watcher.next()).isEqualTo("nobody NO_SUCH_PROCESS");
	}

	@Test
	void floodOfASlowProcessBecomesDeadLettersOfItsSender() throws Exception {
		int count = 5_000;
		CountDownLatch accounted = new CountDownLatch(count);
		CountDownLatch some = new CountDownLatch(1);
		this.here.deadLetters().subscribe((letter) -> {
			if (letter.reason() == DeadLetterReason.OUTBOUND_FULL) {
				accounted.countDown();
				some.countDown();
			}
		});
		Slow slow = new Slow(accounted::countDown);
		PID<Slow> pid = this.there.spawn(slow);
		UPID to = pid.upid();
		this.here.post(to, "work", new byte[0]);
		assertThat(slow.entered.await(30, TimeUnit.SECONDS)).isTrue();

		for (int i = 1; i < count; i++) {
			this.here.post(to, "work", new byte[0]);
		}

		assertThat(some.await(30, TimeUnit.SECONDS)).isTrue();
		slow.go.countDown();
		assertThat(accounted.await(30, TimeUnit.SECONDS)).isTrue();
	}

}
