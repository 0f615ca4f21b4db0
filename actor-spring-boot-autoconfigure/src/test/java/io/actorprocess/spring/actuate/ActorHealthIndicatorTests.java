package io.actorprocess.spring.actuate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.process.ManagerState;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.process.StuckProcess;
import io.actorprocess.process.StuckReport;

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
			.containsEntry("stuck", List.of())
			.containsEntry("late", List.of())
			.containsKeys("queued", "address");
		assertThat(draining.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		assertThat(stopped.getStatus()).isEqualTo(Status.DOWN);
		assertThat(again.getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void runtimeThatMetAFailureOfTheVirtualMachineIsDown() throws InterruptedException {
		this.manager.start();
		PID<Victim> victim = this.manager.spawn(new Victim());

		victim.tell((target) -> {
			throw new OutOfMemoryError("by request");
		});
		this.manager.wait(victim, Duration.ofSeconds(10));

		assertThat(this.indicator.health().getStatus()).isEqualTo(Status.DOWN);
		assertThat(this.indicator.health().getDetails()).containsEntry("error",
				"java.lang.OutOfMemoryError: by request");
		this.manager.close();
	}

	@Test
	void stuckProcessesAreNamed() {
		Health health = healthOf(new StuckReport(List.of(stuck(3), stuck(2)), Duration.ZERO, Duration.ofSeconds(5)));

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails())
			.containsEntry("stuck", List.of("sleeper: dispatch for PT3S", "sleeper: dispatch for PT2S"))
			.containsEntry("blockingFullFor", "PT5S")
			.doesNotContainKey("workersHeldFor");
	}

	@Test
	void processesThatDoNotKeepUpAreNamed() {
		VirtualClock clock = new VirtualClock();
		List<Object> late = new ArrayList<>();
		try (ProcessManager slow = ProcessManager.builder().clock(clock).start()) {
			CountDownLatch release = new CountDownLatch(1);
			PID<Victim> pid = slow.spawn(new Victim());
			pid.tell((victim) -> release.await(20, TimeUnit.SECONDS));
			for (int i = 0; i < 3000; i++) {
				// One wait in 64 is measured
				pid.tell((victim) -> victim.upid());
			}
			pid.tell((victim) -> late.add(new ActorHealthIndicator(slow).health().getDetails().get("late")));
			pid.tell((victim) -> victim.upid());
			clock.advance(Duration.ofSeconds(11));
			release.countDown();
			slow.settle();

			assertThat(late).containsExactly(List.of(pid.id() + ": an event waited for PT11S, 1 more in the mailbox"));
		}
		clock.close();
	}

	@Test
	void runtimeIsDownOnceAllWorkersAreHeldForTenSeconds() {
		Health brief = healthOf(new StuckReport(List.of(stuck(9)), Duration.ofNanos(9_999_999_999L), Duration.ZERO));
		Health held = healthOf(new StuckReport(List.of(stuck(10)), Duration.ofSeconds(10), Duration.ZERO));

		assertThat(brief.getStatus()).isEqualTo(Status.UP);
		assertThat(held.getStatus()).isEqualTo(Status.DOWN);
		assertThat(held.getDetails()).containsEntry("workersHeldFor", "PT10S");
	}

	private Health healthOf(StuckReport report) {
		this.manager.start();
		try {
			return new ActorHealthIndicator(this.manager, () -> report).health();
		}
		finally {
			this.manager.close();
		}
	}

	private static StuckProcess stuck(int seconds) {
		return new StuckProcess("sleeper", "Sleeper", "dispatch", Duration.ofSeconds(seconds), "actor-worker-0", false,
				List.of());
	}

	static class Victim extends ProcessBase {

	}

}
