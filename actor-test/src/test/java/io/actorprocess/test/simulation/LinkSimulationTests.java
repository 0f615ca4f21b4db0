package io.actorprocess.test.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.actorprocess.message.ExitReason;
import io.actorprocess.message.UPID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.remote.LinkMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Links between machines in worlds that break: each link tells once, and whoever is told
 * can link again. The seeds are those of {@code -Dsim.seed} and {@code -Dsim.seeds}.
 */
class LinkSimulationTests {

	private static final Duration HORIZON = Duration.ofSeconds(30);

	private static final Duration PAUSE = Duration.ofMillis(500);

	private static final FaultMix FAULTS = FaultMix.of(HORIZON, 8).sparing("watcher");

	private static final class Server extends ProcessBase {

		Server() {
			super("server");
		}

		@Override
		protected void initialize() {
			install("ask", (from, body) -> send(from, "answer", body));
		}

	}

	/** Keeps itself linked to a server, and asks it again and again. */
	private static final class Watcher extends ProcessBase {

		private final UPID server;

		private final List<ExitReason.Kind> told = new ArrayList<>();

		private int links;

		private int answers;

		private boolean linked;

		Watcher(UPID server) {
			super("watcher");
			this.server = server;
		}

		@Override
		protected void initialize() {
			install("answer", (from, body) -> this.answers++);
			watch();
			ask();
		}

		private void watch() {
			this.links++;
			this.linked = true;
			link(this.server, LinkMode.RECONNECT);
		}

		private void ask() {
			send(this.server, "ask", new byte[8]);
			delay(PAUSE, this::ask);
		}

		@Override
		protected void exited(UPID pid, ExitReason reason) {
			this.told.add(reason.kind());
			this.linked = false;
			delay(PAUSE, this::watch);
		}

	}

	private static void play(World world) {
		Node server = world.addNode("server", (node) -> node.manager().spawn(new Server()));
		Watcher watcher = new Watcher(server.upid("server"));
		world.addNode("watcher", (node) -> node.manager().spawn(watcher));
		world.addNode("bystander", (node) -> {
		});
		world.invariant(() -> assertThat(watcher.links - watcher.told.size()).isEqualTo(watcher.linked ? 1 : 0));
		world.run(Duration.ofMillis(world.random().nextInt(3000)));
		world.startFaults();
		world.run(HORIZON);

		world.runUntil("the watcher is linked again", Duration.ofMinutes(2), () -> watcher.linked);
		int before = watcher.answers;
		world.runUntil("the server answers", Duration.ofMinutes(2), () -> watcher.answers > before);
		world.run(Duration.ofMinutes(1));
		assertThat(watcher.told).allMatch(ExitReason.Kind.DISCONNECTED::equals);
		int told = watcher.told.size();
		server.crash();
		world.runUntil("the watcher is told of the crash", Duration.ofSeconds(30), () -> watcher.told.size() > told);
	}

	@Test
	@Timeout(value = 10, unit = TimeUnit.MINUTES)
	void everyLinkTellsOnceAndCanBeRenewed() {
		Simulation.of(LinkSimulationTests::play)
			.faults(FAULTS)
			.check(Long.getLong("sim.seed", 1), Integer.getInteger("sim.seeds", 500));
	}

}
