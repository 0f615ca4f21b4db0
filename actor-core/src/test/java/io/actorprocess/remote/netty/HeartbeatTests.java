package io.actorprocess.remote.netty;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeartbeatTests {

	private final EmbeddedChannel channel = new EmbeddedChannel();

	private final List<String> log = new ArrayList<>();

	private final Heartbeat heartbeat = new Heartbeat(this.channel.eventLoop(), Duration.ofSeconds(9),
			() -> this.log.add("ask"), () -> this.log.add("silent"));

	@BeforeEach
	void start() {
		this.channel.freezeTime();
		this.heartbeat.start();
	}

	private void pass(int seconds) {
		this.channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
		this.channel.runScheduledPendingTasks();
	}

	@Test
	void silentPeerIsAskedAndThenFoundInTime() {
		pass(3);
		assertThat(this.log).isEmpty();
		pass(3);
		assertThat(this.log).containsExactly("ask");
		pass(3);
		assertThat(this.log).containsExactly("ask", "silent");
		pass(30);
		assertThat(this.log).hasSize(2);
	}

	@Test
	void peerThatAnswersLives() {
		for (int i = 0; i < 10; i++) {
			pass(3);
			pass(3);
			this.heartbeat.heard();
		}

		assertThat(this.log).hasSize(10).containsOnly("ask");
	}

	@Test
	void peerThatSpeaksIsNotAsked() {
		for (int i = 0; i < 10; i++) {
			pass(3);
			this.heartbeat.heard();
		}

		assertThat(this.log).isEmpty();
	}

	@Test
	void jvmThatWasStoppedAsksBeforeItJudges() {
		pass(3);
		this.channel.advanceTimeBy(1, TimeUnit.HOURS);
		this.channel.runScheduledPendingTasks();

		assertThat(this.log).containsExactly("ask");
	}

	@Test
	void stoppedHeartbeatSaysNothing() {
		this.heartbeat.stop();
		pass(3);
		pass(3);
		pass(3);

		assertThat(this.log).isEmpty();
	}

}
