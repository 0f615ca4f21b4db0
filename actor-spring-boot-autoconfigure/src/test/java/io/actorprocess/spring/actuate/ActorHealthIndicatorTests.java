package io.actorprocess.spring.actuate;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import io.actorprocess.process.ManagerState;
import io.actorprocess.process.ProcessManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Health follows the state of the manager.
 */
class ActorHealthIndicatorTests {

	private final ProcessManager manager = ProcessManager.builder().workerCount(2).build();

	private final ActorHealthIndicator indicator = new ActorHealthIndicator(this.manager);

	@Test
	void runtimeThatWasNeverStartedIsDown() {
		assertThat(this.indicator.health().getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void healthFollowsTheStateOfTheManager() {
		this.manager.start();
		Health running = this.indicator.health();
		this.manager.drain();
		Health draining = this.indicator.health();
		this.manager.stop(Duration.ofSeconds(10));
		Health stopped = this.indicator.health();
		this.manager.start();
		Health again = this.indicator.health();
		this.manager.close();

		assertThat(running.getStatus()).isEqualTo(Status.UP);
		assertThat(running.getDetails()).containsEntry("state", ManagerState.RUNNING)
			.containsEntry("workers", 2)
			.containsEntry("processes", 0)
			.containsKeys("queued", "address");
		assertThat(draining.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		assertThat(stopped.getStatus()).isEqualTo(Status.DOWN);
		assertThat(again.getStatus()).isEqualTo(Status.UP);
	}

}
