package io.actorprocess.process;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.actorprocess.clock.Timer;
import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Timers of processes, and settling.
 */
class TimeTests extends OnVirtualTime {

	@Test
	void delaysRunOnTheVirtualClockAndCanBeCancelled() {
		Recorder recorder = new Recorder();
		PID<Recorder> pid = this.manager.spawn(recorder);
		pid.tell((r) -> r.later(Duration.ofSeconds(5), "five"));
		Future<Timer> three = pid.dispatch((r) -> r.later(Duration.ofSeconds(3), "three"));
		this.manager.settle();

		assertThat(three.value().cancel()).isTrue();
		this.clock.advance(Duration.ofSeconds(4));
		this.manager.settle();
		assertThat(recorder.log).containsExactly("initialize");
		this.clock.advance(Duration.ofSeconds(1));
		this.manager.settle();

		assertThat(recorder.log).containsExactly("initialize", "five");
	}

	@Test
	void settleRunsWhatIsDueNow() {
		Recorder recorder = new Recorder();
		PID<Recorder> pid = this.manager.spawn(recorder);
		pid.tell((r) -> r.later(Duration.ZERO, "zero"));

		this.manager.settle();

		assertThat(recorder.log).containsExactly("initialize", "zero");
	}

	@Test
	void settleIsRefusedWithinAProcessAndOnASystemClock() {
		PID<Recorder> pid = this.manager.spawn(new Recorder());

		Future<Void> settled = pid.dispatch((r) -> {
			this.manager.settle();
			return null;
		});
		this.manager.settle();

		assertThat(settled.failure()).hasMessageContaining("within a process");
		try (ProcessManager real = ProcessManager.builder().start()) {
			assertThatIllegalStateException().isThrownBy(real::settle).withMessageContaining("VirtualClock");
		}
	}

}
