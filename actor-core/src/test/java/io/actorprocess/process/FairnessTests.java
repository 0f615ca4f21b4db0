package io.actorprocess.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.actorprocess.scheduling.RunQueueKind;
import io.actorprocess.scheduling.SchedulingOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A flooded process shares its only worker with a light one.
 */
class FairnessTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final int FLOOD = 1000;

	private static final int LIGHT = 5;

	private final CountDownLatch release = new CountDownLatch(1);

	private final AtomicInteger flooded = new AtomicInteger();

	/** How much of the flood was over at each event of the light process. */
	private List<Integer> passed(SchedulingOptions options, Runnable work) throws Exception {
		List<Integer> passed = new ArrayList<>();
		try (ProcessManager manager = ProcessManager.builder().scheduling(options).start()) {
			PID<Recorder> heavy = manager.spawn(new Recorder("heavy"));
			PID<Recorder> light = manager.spawn(new Recorder("light"));
			heavy.tell((recorder) -> this.release.await(LIMIT.toSeconds(), TimeUnit.SECONDS));
			for (int i = 0; i < FLOOD; i++) {
				heavy.tell((recorder) -> {
					work.run();
					this.flooded.incrementAndGet();
				});
			}
			light.tell((recorder) -> again(light, passed));

			this.release.countDown();

			heavy.dispatch((recorder) -> 0).get(LIMIT);
			return light.dispatch((recorder) -> List.copyOf(passed)).get(LIMIT);
		}
	}

	/** Each event of the light process is sent by the one before. */
	private void again(PID<Recorder> light, List<Integer> passed) {
		passed.add(this.flooded.get());
		if (passed.size() < LIGHT) {
			light.tell((recorder) -> again(light, passed));
		}
	}

	@ParameterizedTest
	@EnumSource
	void floodedProcessMakesRoomAfterSoManyEvents(RunQueueKind kind) throws Exception {
		SchedulingOptions options = SchedulingOptions.defaults()
			.withRunQueue(kind)
			.withWorkers(1)
			.withSlice(10, Duration.ofHours(1));

		List<Integer> passed = passed(options, () -> {
		});

		assertThat(passed).hasSize(LIGHT);
		assertThat(passed.get(LIGHT - 1)).isLessThanOrEqualTo(2 * 10);
	}

	@Test
	void floodedProcessMakesRoomAfterSomeTime() throws Exception {
		SchedulingOptions options = SchedulingOptions.defaults()
			.withWorkers(1)
			.withSlice(FLOOD, Duration.ofNanos(100_000));

		List<Integer> passed = passed(options, () -> {
			long start = System.nanoTime();
			while (System.nanoTime() - start < 100_000) {
				Thread.onSpinWait();
			}
		});

		assertThat(passed).hasSize(LIGHT);
		assertThat(passed.get(LIGHT - 1)).isLessThanOrEqualTo(2 * 5);
	}

}
