package io.actorprocess.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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

	private final UPID peer = this.there.spawn(new Recorder("peer")).upid();

	@AfterEach
	void stop() {
		this.here.close();
		this.there.close();
	}

	private static final class Watcher extends ProcessBase {

		private final CountDownLatch told = new CountDownLatch(1);

		private final List<UPID> exits = new ArrayList<>();

		@Override
		protected void exited(UPID pid) {
			this.exits.add(pid);
			this.told.countDown();
		}

		private boolean watch(UPID pid, LinkMode mode) {
			link(pid, mode);
			return true;
		}

	}

	private PID<Watcher> spawnLinked(Watcher watcher, LinkMode mode) throws Exception {
		PID<Watcher> pid = this.here.spawn(watcher);
		assertThat(pid.dispatch((w) -> w.watch(this.peer, mode)).get(LIMIT)).isTrue();
		return pid;
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
		spawnLinked(watcher, LinkMode.RECONNECT);

		stopThereAndAwait(watcher);

		assertThat(watcher.exits).containsExactly(this.peer);
	}

	@Test
	void reconnectingKeepsTheLinkOfEverybody() throws Exception {
		Watcher first = new Watcher();
		Watcher second = new Watcher();
		PID<Watcher> relinking = spawnLinked(first, LinkMode.REUSE);
		spawnLinked(second, LinkMode.REUSE);

		assertThat(relinking.dispatch((w) -> w.watch(this.peer, LinkMode.RECONNECT)).get(LIMIT)).isTrue();
		stopThereAndAwait(first, second);

		assertThat(first.exits).containsExactly(this.peer);
		assertThat(second.exits).containsExactly(this.peer);
	}

}
