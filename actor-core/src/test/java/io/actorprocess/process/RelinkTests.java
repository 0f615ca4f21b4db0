package io.actorprocess.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.message.UPID;
import io.actorprocess.remote.LinkMode;
import io.actorprocess.remote.netty.NettySocketManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Links to a process of another runtime that are made anew.
 */
class RelinkTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final ProcessManager here = ProcessManager.builder().socketManager(new NettySocketManager()).start();

	private final ProcessManager there = ProcessManager.builder().socketManager(new NettySocketManager()).start();

	private final UPID peer = this.there.spawn(new Peer()).upid();

	@AfterEach
	void stop() {
		this.here.close();
		this.there.close();
	}

	private static final class Peer extends ProcessBase {

		@Override
		protected void initialize() {
			install("ping", (from, body) -> send(from, "pong", body));
		}

	}

	private static final class Watcher extends ProcessBase {

		private final CountDownLatch told = new CountDownLatch(1);

		private final List<UPID> exits = new ArrayList<>();

		private final Semaphore answers = new Semaphore(0);

		@Override
		protected void initialize() {
			install("pong", (from, body) -> this.answers.release());
		}

		@Override
		protected void exited(UPID pid) {
			this.exits.add(pid);
			this.told.countDown();
		}

		private void watch(UPID pid, LinkMode mode) {
			link(pid, mode);
			send(pid, "ping", new byte[0]);
		}

	}

	/** Links, and waits until something has travelled over the connection. */
	private void link(Watcher watcher, PID<Watcher> pid, LinkMode mode) throws Exception {
		pid.tell((w) -> w.watch(this.peer, mode));
		assertThat(watcher.answers.tryAcquire(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

	private void stopThereAndAwait(Watcher... watchers) throws Exception {
		this.there.close();
		for (Watcher watcher : watchers) {
			assertThat(watcher.told.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}
		this.here.close();
	}

	@Test
	void reconnectingWithoutALinkMakesOne() throws Exception {
		Watcher watcher = new Watcher();
		link(watcher, this.here.spawn(watcher), LinkMode.RECONNECT);

		stopThereAndAwait(watcher);

		assertThat(watcher.exits).containsExactly(this.peer);
	}

	@Test
	void reconnectingKeepsTheLinkOfEverybody() throws Exception {
		Watcher first = new Watcher();
		Watcher second = new Watcher();
		PID<Watcher> relinking = this.here.spawn(first);
		link(first, relinking, LinkMode.REUSE);
		link(second, this.here.spawn(second), LinkMode.REUSE);

		link(first, relinking, LinkMode.RECONNECT);
		stopThereAndAwait(first, second);

		assertThat(first.exits).containsExactly(this.peer);
		assertThat(second.exits).containsExactly(this.peer);
	}

}
