package io.actorprocess.scheduling;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GateTests {

	@Test
	void nobodyIsWokenWhileAllAreBusy() {
		Gate gate = new Gate(2, true);

		assertThat(gate.hasIdle()).isFalse();
		assertThat(gate.wake()).isEqualTo(-1);
	}

	@Test
	void wokenWorkerCountsAsSearcherSoThatNoSecondOneIsWoken() {
		Gate gate = new Gate(4, true);
		gate.goIdle(1, false);
		gate.goIdle(2, false);

		int first = gate.wake();
		int second = gate.wake();

		assertThat(first).isEqualTo(2);
		assertThat(second).isEqualTo(-1);
		assertThat(gate.isIdle(2)).isFalse();
		assertThat(gate.comeBack(2, false)).as("a searcher").isTrue();
		assertThat(gate.stopSearch()).as("the last searcher").isTrue();
		assertThat(gate.wake()).isEqualTo(1);
	}

	@Test
	void workerThatComesBackByItselfIsNoSearcher() {
		Gate gate = new Gate(2, true);
		boolean watching = gate.goIdle(0, false);

		boolean searcher = gate.comeBack(0, watching);

		assertThat(searcher).isFalse();
		assertThat(gate.hasIdle()).isFalse();
		assertThat(gate.startSearch()).isTrue();
	}

	@Test
	void halfOfTheWorkersMaySearch() {
		Gate gate = new Gate(5, true);

		assertThat(gate.startSearch()).isTrue();
		assertThat(gate.startSearch()).isTrue();
		assertThat(gate.startSearch()).isFalse();
		assertThat(gate.stopSearch()).isFalse();
		assertThat(gate.startSearch()).isTrue();
	}

	@Test
	void loneWorkerMaySearch() {
		Gate gate = new Gate(1, true);

		assertThat(gate.startSearch()).isTrue();
	}

	@Test
	void goingIdleLeavesTheSearchers() {
		Gate gate = new Gate(2, true);
		gate.startSearch();

		gate.goIdle(0, true);

		assertThat(gate.wake()).isZero();
	}

	@Test
	void firstOfTheIdleWatchesAndIsTheLastToBeWoken() {
		Gate gate = new Gate(4, true);

		boolean first = gate.goIdle(0, false);
		boolean second = gate.goIdle(1, false);

		assertThat(first).isTrue();
		assertThat(second).isFalse();
		assertThat(gate.isUnwatched()).isFalse();
		assertThat(gate.wake()).isEqualTo(1);
		gate.stopSearch();
		assertThat(gate.wake()).isZero();
	}

	@Test
	void watchEndsWhenNobodyIsLeftToBeWatched() {
		Gate gate = new Gate(2, true);
		gate.goIdle(0, false);
		boolean before = gate.keepWatch();
		gate.goIdle(1, false);

		boolean after = gate.keepWatch();

		assertThat(before).isTrue();
		assertThat(after).isFalse();
		assertThat(gate.isUnwatched()).isTrue();
	}

	@Test
	void wokenWatcherGivesUpTheWatch() {
		Gate gate = new Gate(3, true);
		gate.goIdle(1, false);
		gate.wake();
		gate.goIdle(2, false);

		boolean searcher = gate.comeBack(1, true);

		assertThat(searcher).isTrue();
		assertThat(gate.isUnwatched()).isTrue();
	}

	@Test
	void queueThatHidesNothingNeedsNoWatch() {
		Gate gate = new Gate(2, false);

		boolean watching = gate.goIdle(0, false);

		assertThat(watching).isFalse();
		assertThat(gate.isUnwatched()).isFalse();
	}

	@Test
	void lastOfTheMostWorkersHasItsOwnBit() {
		Gate gate = new Gate(Gate.MAX_WORKERS, true);
		int last = Gate.MAX_WORKERS - 1;

		boolean watching = gate.goIdle(last, false);

		assertThat(watching).isTrue();
		assertThat(gate.wake()).isEqualTo(last);
		assertThat(gate.comeBack(last, watching)).isTrue();
		assertThat(gate.stopSearch()).isTrue();
		assertThat(gate.hasIdle()).isFalse();
	}

}
