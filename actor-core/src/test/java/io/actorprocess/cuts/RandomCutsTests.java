package io.actorprocess.cuts;

import java.io.IOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two JVMs send each other numbered messages over connections that are cut at random:
 * each way fifty thousand, or {@code -Dactor.cuts.messages=…}.
 * {@code -Dactor.cuts.seed=…} repeats the choices of the proxy, though not its
 * interleavings.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RandomCutsTests {

	private static final int MESSAGES = Integer.getInteger("actor.cuts.messages", 50_000);

	private static final long SEED = Long.getLong("actor.cuts.seed", System.nanoTime());

	private static final int PAIRS = 4;

	private static final int MOST_BYTES = 512 * 1024;

	private static final Duration LIMIT = Duration.ofMinutes(8);

	/** Leads to the one node, and to the other. */
	private CuttingProxy toOne;

	private CuttingProxy toOther;

	private NodeJvm one;

	private NodeJvm other;

	private void start(Duration giveUp) throws Exception {
		this.toOne = new CuttingProxy(SEED, MOST_BYTES);
		this.toOther = new CuttingProxy(~SEED, MOST_BYTES);
		this.one = NodeJvm.start(this.toOne.port(), this.toOther.port(), PAIRS, MESSAGES / PAIRS, giveUp);
		this.other = NodeJvm.start(this.toOther.port(), this.toOne.port(), PAIRS, MESSAGES / PAIRS, giveUp);
		this.toOne.leadTo(Integer.parseInt(this.one.await("port", LIMIT)));
		this.toOther.leadTo(Integer.parseInt(this.other.await("port", LIMIT)));
	}

	@AfterEach
	void stop() throws IOException {
		this.one.close();
		this.other.close();
		this.toOne.close();
		this.toOther.close();
	}

	@Test
	void cutsLoseNothingRepeatNothingAndKeepTheOrder() throws Exception {
		start(Duration.ofMinutes(10));

		talk();
		CutReport here = CutReport.of(this.one, PAIRS);
		CutReport there = CutReport.of(this.other, PAIRS);

		assertThat(this.toOne.cuts() + this.toOther.cuts()).as("cuts").isGreaterThan(MESSAGES / 20_000);
		assertAccounted(here, there);
		assertAccounted(there, here);
		assertThat(here.exits() + there.exits()).as("links that were lost: %s, %s", here, there).isZero();
		assertThat(here.undelivered() + there.undelivered()).as("%s, %s", here, there).isZero();
	}

	@Test
	void lossesOfAPeerThatWasGivenUpAreToldToTheSender() throws Exception {
		start(Duration.ofMillis(300));

		beginToTalk();
		this.toOne.refuse(true);
		this.toOther.refuse(true);
		this.one.await("loss", LIMIT);
		this.other.await("loss", LIMIT);
		this.toOne.refuse(false);
		this.toOther.refuse(false);
		endTalk();
		CutReport here = CutReport.of(this.one, PAIRS);
		CutReport there = CutReport.of(this.other, PAIRS);

		assertAccounted(here, there);
		assertAccounted(there, here);
		assertThat(here.undelivered()).isPositive();
		assertThat(there.undelivered()).isPositive();
		assertThat(here.exits()).as("links that were lost: %s", here).isPositive();
	}

	/** Both nodes send everything, and know what became of it. */
	private void talk() throws InterruptedException {
		beginToTalk();
		endTalk();
	}

	private void beginToTalk() {
		this.one.order("talk");
		this.other.order("talk");
	}

	private void endTalk() throws InterruptedException {
		this.one.await("done", LIMIT);
		this.other.await("done", LIMIT);
	}

	private static void assertAccounted(CutReport senders, CutReport receivers) {
		assertThat(receivers.violations()).as("seed %d: %s, %s", SEED, senders, receivers).isZero();
		for (int pair = 0; pair < PAIRS; pair++) {
			BitSet delivered = receivers.delivered().get(pair);
			BitSet lost = senders.lost().get(pair);
			BitSet known = new BitSet();
			known.or(delivered);
			known.or(lost);
			known.or(senders.doubtful().get(pair));
			assertThat(delivered.intersects(lost))
				.as("seed %d, pair %d: delivered and lost: %s, %s", SEED, pair, senders, receivers)
				.isFalse();
			assertThat(known.nextClearBit(1))
				.as("seed %d, pair %d: the first that is neither: %s, %s", SEED, pair, senders, receivers)
				.isEqualTo(MESSAGES / PAIRS + 1);
		}
	}

}
