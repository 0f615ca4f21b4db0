package io.actorprocess.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.actorprocess.metrics.EventCounters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Spawning again, and on behalf of another object.
 */
class SpawnTests extends OnVirtualTime {

	@Test
	void aProcessThatIsSpawnedAgainHasNoLinksOfItsFormerLife() {
		PID<Recorder> watched = this.manager.spawn(new Recorder("watched"));
		Recorder watcher = new Recorder("watcher");
		PID<Recorder> pid = this.manager.spawn(watcher);
		pid.tell((w) -> w.watch(watched.upid()));
		this.manager.terminate(pid);
		this.manager.settle();

		this.manager.spawn(watcher);
		this.manager.terminate(watched);
		this.manager.settle();

		assertThat(watcher.log).doesNotContain("exited watched");
	}

	@Test
	void allProcessesCanBeSpawnedAgainAfterTheManagerWasStopped() {
		Recorder recorder = new Recorder("again");
		PID<Recorder> pid = this.manager.spawn(recorder);
		this.manager.stop(Duration.ofSeconds(10));
		this.manager.start();

		this.manager.spawn(recorder);
		pid.tell((r) -> r.log.add("told"));
		this.manager.settle();

		assertThat(recorder.log).endsWith("told");
		assertThat(this.manager.monitor().statistics().spawned()).isEqualTo(2);
		assertThat(this.manager.monitor().statistics().terminated()).isOne();
	}

	@Test
	void callsGoToTheTargetThatTheProcessIsSpawnedWith() {
		Recorder process = new Recorder();
		Recorder target = new Recorder();

		PID<?> spawned = this.manager.spawnAs("proxied", () -> new Incarnation(process, target));
		PID<Recorder> pid = this.manager.pid("proxied", Recorder.class);
		pid.tell((r) -> r.log.add("told"));
		this.manager.settle();

		assertThat(spawned).isEqualTo(pid);
		assertThat(process.log).containsExactly("initialize");
		assertThat(target.log).containsExactly("told");
	}

	@Test
	void aProcessIsNotSpawnedUnderAnotherIdThanItAsksFor() {
		Recorder recorder = new Recorder("mine");

		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.manager.spawnAs("other", () -> Incarnation.of(recorder)))
			.withMessageContaining("'mine'")
			.withMessageContaining("'other'");
	}

	@Test
	void idWithALineBreakIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.manager.spawn(new Recorder("a\r\nX")))
			.withMessageContaining("'a\\u000d\\u000aX'");
		assertThat(this.manager.monitor().statistics().spawned()).isZero();
	}

	@Test
	void definitionsAreAnnouncedOnce() {
		this.manager.spawn(new Recorder());
		List<String> announced = new ArrayList<>();

		Runnable end = this.manager.definitions().subscribe((counters) -> announced.add(counters.definition()));
		this.manager.spawn(new Recorder());
		this.manager.spawn(new Named("late"));
		end.run();
		this.manager.spawn(new Named("unheard"));

		assertThat(announced).containsExactly("Recorder", "late");
		assertThat(this.manager.definitions().all()).extracting(EventCounters::definition)
			.containsExactlyInAnyOrder("Recorder", "late", "unheard");
	}

	@Test
	void mailboxSizesAreSummedByDefinition() {
		this.manager.spawn(new Named("one"));
		this.manager.spawn(new Named("one"));
		this.manager.settle();

		assertThat(this.manager.monitor().mailboxSizes()).containsOnlyKeys("one").containsEntry("one", 0L);
	}

	@Test
	void statisticsOfAManagerThatWasNeverStartedAreZero() {
		ManagerStatistics statistics = ProcessManager.builder().workerCount(3).build().monitor().statistics();

		assertThat(statistics.spawned()).isZero();
		assertThat(statistics.scheduler().workers()).isEqualTo(3);
		assertThat(statistics.scheduler().queued()).isZero();
	}

	private static final class Named extends ProcessBase {

		private final String definition;

		Named(String definition) {
			this.definition = definition;
		}

		@Override
		protected String definition() {
			return this.definition;
		}

	}

}
