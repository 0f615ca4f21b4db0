package io.actorprocess.future;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RaceTests {

	private static final int ROUNDS = 10_000;

	private final ExecutorService executor = Executors.newSingleThreadExecutor();

	@AfterEach
	void stop() {
		this.executor.shutdownNow();
	}

	@Test
	void callbackRegisteredDuringCompletionRunsOnce() throws Exception {
		race(() -> {
			Promise<Integer> promise = new Promise<>();
			AtomicInteger calls = new AtomicInteger();
			return new Round(() -> promise.set(1), () -> {
				promise.future().onReady((value) -> calls.incrementAndGet());
				promise.future().onAny((completed) -> calls.incrementAndGet());
				promise.future().then((value) -> calls.incrementAndGet());
			}, () -> assertThat(calls).hasValue(3));
		});
	}

	@Test
	void onlyOneCompletionWins() throws Exception {
		race(() -> {
			Promise<Integer> promise = new Promise<>();
			AtomicInteger wins = new AtomicInteger();
			AtomicInteger calls = new AtomicInteger();
			promise.future().onAny((completed) -> calls.incrementAndGet());
			return new Round(() -> wins.addAndGet(promise.set(1) ? 1 : 0),
					() -> wins.addAndGet(promise.discard() ? 1 : 0), () -> {
						assertThat(wins).hasValue(1);
						assertThat(calls).hasValue(1);
					});
		});
	}

	@Test
	void onlyOneOfSetAndAssociateWins() throws Exception {
		race(() -> {
			Promise<Integer> promise = new Promise<>();
			Promise<Integer> inner = new Promise<>();
			AtomicInteger wins = new AtomicInteger();
			return new Round(() -> wins.addAndGet(promise.set(1) ? 1 : 0),
					() -> wins.addAndGet(promise.associate(inner.future()) ? 1 : 0), () -> {
						inner.set(2);
						assertThat(wins).hasValue(1);
						assertThat(promise.future().isReady()).isTrue();
					});
		});
	}

	@Test
	void requestIsMadeOnceAndEachDiscardCallbackRunsOnce() throws Exception {
		race(() -> {
			Promise<Integer> promise = new Promise<>();
			AtomicInteger wins = new AtomicInteger();
			AtomicInteger calls = new AtomicInteger();
			Runnable discard = () -> {
				promise.future().onDiscard(calls::incrementAndGet);
				wins.addAndGet(promise.future().discard() ? 1 : 0);
			};
			return new Round(discard, discard, () -> {
				assertThat(wins).hasValue(1);
				assertThat(calls).hasValue(2);
			});
		});
	}

	@Test
	void requestDuringCompletionReachesItsCallbacksIfAndOnlyIfItWasMade() throws Exception {
		race(() -> {
			Promise<Integer> promise = new Promise<>();
			AtomicInteger requests = new AtomicInteger();
			AtomicInteger discards = new AtomicInteger();
			AtomicInteger completions = new AtomicInteger();
			for (int i = 0; i < 3; i++) {
				promise.future().onDiscard(discards::incrementAndGet);
				promise.future().onReady((value) -> completions.incrementAndGet());
			}
			return new Round(() -> promise.set(1), () -> requests.addAndGet(promise.future().discard() ? 1 : 0), () -> {
				assertThat(promise.future().hasDiscard()).isEqualTo(requests.get() == 1);
				assertThat(discards).hasValue(3 * requests.get());
				assertThat(completions).hasValue(3);
			});
		});
	}

	@Test
	void discardOfAChainDuringItsCompletionLosesNothing() throws Exception {
		race(() -> {
			Promise<Integer> first = new Promise<>();
			Promise<Integer> second = new Promise<>();
			Future<Integer> chain = first.future().thenFlat((value) -> second.future()).then((value) -> value);
			return new Round(() -> first.set(1), chain::discard, () -> {
				second.discard();
				assertThat(chain.hasDiscard()).isTrue();
				assertThat(first.future().hasDiscard() || second.future().hasDiscard()).isTrue();
				assertThat(chain.isDiscarded()).isTrue();
			});
		});
	}

	@Test
	void readersThatGiveUpDuringRegistrationLoseNoCallback() throws Exception {
		race(() -> {
			Promise<Integer> promise = new Promise<>();
			AtomicInteger calls = new AtomicInteger();
			return new Round(() -> awaitBriefly(promise.future()), () -> {
				promise.future().onReady((value) -> calls.incrementAndGet());
				promise.future().onReady((value) -> calls.incrementAndGet());
			}, () -> {
				promise.set(1);
				assertThat(calls).hasValue(2);
			});
		});
	}

	@Test
	void blockedReadersAreWoken() throws Exception {
		race(() -> {
			Promise<Integer> promise = new Promise<>();
			AtomicInteger sum = new AtomicInteger();
			return new Round(() -> promise.set(1), () -> sum.addAndGet(promise.future().join()),
					() -> assertThat(sum).hasValue(1));
		});
	}

	@Test
	void timerAndCompletionDecideOnce() throws Exception {
		race(() -> {
			FakeDelayer delayer = new FakeDelayer();
			Promise<Integer> promise = new Promise<>();
			AtomicInteger calls = new AtomicInteger();
			Runnable[] expiry = new Runnable[1];
			Future<Integer> result = promise.future().after(Duration.ofSeconds(1), (delay, task) -> {
				expiry[0] = task;
				return delayer.delay(delay, task);
			}, (source) -> Future.ready(calls.incrementAndGet() + 1));
			return new Round(() -> promise.set(1), expiry[0], () -> {
				assertThat(result.isReady()).isTrue();
				assertThat(result.value()).isEqualTo(1 + calls.get());
			});
		});
	}

	@Test
	void collectCompletesWhenItsMembersDoAtTheSameTime() throws Exception {
		race(() -> {
			Promise<Integer> first = new Promise<>();
			Promise<Integer> second = new Promise<>();
			Future<List<Integer>> values = Futures.collect(List.of(first.future(), second.future()));
			return new Round(() -> first.set(1), () -> second.set(2),
					() -> assertThat(values.value()).containsExactly(1, 2));
		});
	}

	private static void awaitBriefly(Future<?> future) {
		try {
			future.await(Duration.ofNanos(1));
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void race(Supplier<Round> rounds) throws Exception {
		for (int i = 0; i < ROUNDS; i++) {
			Round round = rounds.get();
			Phaser start = new Phaser(2);
			java.util.concurrent.Future<?> other = this.executor.submit(() -> {
				start.arriveAndAwaitAdvance();
				round.one.run();
			});
			start.arriveAndAwaitAdvance();
			round.other.run();
			other.get(30, TimeUnit.SECONDS);
			round.check.run();
		}
	}

	/**
	 * Two actions that run at the same time, and what holds afterwards.
	 */
	private record Round(Runnable one, Runnable other, Runnable check) {

	}

}
