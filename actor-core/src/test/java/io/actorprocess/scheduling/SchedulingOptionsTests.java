package io.actorprocess.scheduling;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SchedulingOptionsTests {

	private final SchedulingOptions defaults = SchedulingOptions.defaults();

	@Test
	void defaultsAreAtLeastTwoWorkersThatSteal() {
		assertThat(this.defaults.workers()).isBetween(2, SchedulingOptions.MAX_WORKERS);
		assertThat(this.defaults.runQueue()).isEqualTo(RunQueueKind.WORK_STEALING);
		assertThat(this.defaults.eventsPerSlice()).isEqualTo(256);
		assertThat(this.defaults.timePerSlice()).isEqualTo(Duration.ofNanos(50_000));
	}

	@Test
	void eachSettingCanBeChanged() {
		SchedulingOptions changed = this.defaults.withWorkers(3)
			.withRunQueue(RunQueueKind.SHARED)
			.withSlice(10, Duration.ofMillis(1))
			.withThreadNamePrefix("mine-");

		assertThat(changed).isEqualTo(new SchedulingOptions(3, RunQueueKind.SHARED, 10, Duration.ofMillis(1), "mine-",
				this.defaults.uncaughtHandler()));
	}

	@Test
	void wrongNumberOfWorkersIsRejectedWithTheBounds() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.defaults.withWorkers(0))
			.withMessage("The option 'workers' of a worker pool is 0; allowed is 1 to 52");
		assertThatIllegalArgumentException().isThrownBy(() -> this.defaults.withWorkers(53));
	}

	@Test
	void emptySliceIsRejected() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.defaults.withSlice(0, Duration.ofMillis(1)))
			.withMessageContaining("'eventsPerSlice'");
		assertThatIllegalArgumentException().isThrownBy(() -> this.defaults.withSlice(1, Duration.ZERO))
			.withMessageContaining("'timePerSlice'");
	}

}
