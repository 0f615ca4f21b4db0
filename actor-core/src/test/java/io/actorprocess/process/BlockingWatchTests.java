package io.actorprocess.process;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.scheduling.Slice;
import io.actorprocess.scheduling.SteppingScheduler;
import io.actorprocess.scheduling.Task;
import io.actorprocess.scheduling.Turn;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A home of blocking work in which work waits, because nobody steps it.
 */
class BlockingWatchTests {

	private static final long SECOND = 1_000_000_000;

	private final CapturedLog log = new CapturedLog(BlockingWatch.class);

	private final SteppingScheduler home = new SteppingScheduler();

	private final BlockingWatch watch = new BlockingWatch(this.home, 2 * SECOND);

	private static final class Work extends Task {

		@Override
		protected Turn run(Slice slice) {
			return Turn.IDLE;
		}

	}

	@AfterEach
	void releaseLog() {
		this.log.close();
	}

	@Test
	void emptyHomeIsNotFull() {
		assertThat(this.watch.look(0)).isZero();
		assertThat(this.watch.look(100 * SECOND)).isZero();
		assertThat(this.log.lines()).isEmpty();
	}

	@Test
	void homeThatTakesOnNothingWhileWorkWaitsIsFullAndReportedOnce() {
		this.home.schedule(new Work());

		assertThat(this.watch.look(0)).isZero();
		assertThat(this.watch.look(SECOND)).isZero();
		assertThat(this.watch.look(2 * SECOND)).isEqualTo(Duration.ofSeconds(2));
		assertThat(this.watch.look(5 * SECOND)).isEqualTo(Duration.ofSeconds(5));

		assertThat(this.log.lines()).singleElement()
			.asString()
			.startsWith("WARN All ")
			.contains("in use for PT2S", "1 turns wait", "Raise their number");
	}

	@Test
	void homeIsFullAnewAfterItWasEmpty() {
		this.home.schedule(new Work());
		this.watch.look(0);
		this.watch.look(2 * SECOND);
		this.home.runUntilIdle();
		assertThat(this.watch.look(3 * SECOND)).isZero();

		this.home.schedule(new Work());

		assertThat(this.watch.look(4 * SECOND)).isZero();
		assertThat(this.watch.look(6 * SECOND)).isEqualTo(Duration.ofSeconds(2));
		assertThat(this.log.lines()).hasSize(2);
	}

	@Test
	void timeBeforeAPauseIsForgotten() {
		this.home.schedule(new Work());
		this.watch.look(0);

		this.watch.forget();

		assertThat(this.watch.look(10 * SECOND)).isZero();
		assertThat(this.watch.look(12 * SECOND)).isEqualTo(Duration.ofSeconds(2));
	}

}
