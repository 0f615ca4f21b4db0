package io.actorprocess.future;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

class FuturesTests {

	private final Promise<Integer> first = new Promise<>();

	private final Promise<Integer> second = new Promise<>();

	private final List<Future<Integer>> both = List.of(this.first.future(), this.second.future());

	@Test
	void collectKeepsTheOrderOfTheInput() {
		Future<List<Integer>> values = Futures.collect(this.both);

		this.second.set(2);
		assertThat(values.isPending()).isTrue();
		this.first.set(1);

		assertThat(values.value()).containsExactly(1, 2);
	}

	@Test
	void collectOfNothingIsReady() {
		assertThat(Futures.collect(List.<Future<Integer>>of()).value()).isEmpty();
	}

	@Test
	void collectTakesNullForAValue() {
		assertThat(Futures.collect(List.of(Future.<Integer>ready(null))).value()).containsExactly((Integer) null);
	}

	@Test
	void collectFailsWithTheFirstFailure() {
		Future<List<Integer>> values = Futures.collect(this.both);
		IOException failure = new IOException("disk full");

		this.first.fail(failure);

		assertThat(values.failure()).isInstanceOf(CompletionException.class)
			.hasMessage("Collect failed: disk full")
			.hasCause(failure);
		assertThat(this.second.future().hasDiscard()).isFalse();
	}

	@Test
	void collectFailsWhenAMemberIsDiscarded() {
		Future<List<Integer>> values = Futures.collect(this.both);

		this.first.set(1);
		this.second.discard();

		assertThat(values.failure()).hasMessage("Collect failed: future discarded");
	}

	@Test
	void discardingCollectAsksAllMembersAndEndsAtOnce() {
		Future<List<Integer>> values = Futures.collect(this.both);

		values.discard();

		assertThat(values.isDiscarded()).isTrue();
		assertThat(this.both).allMatch(Future::hasDiscard).allMatch(Future::isPending);
	}

	@Test
	void discardingCollectOfMembersThatHeedItIsNoFailure() {
		this.both.get(0).onDiscard(this.first::discard);
		Future<List<Integer>> values = Futures.collect(this.both);

		values.discard();

		assertThat(values.isDiscarded()).isTrue();
		assertThat(this.both.get(0).isDiscarded()).isTrue();
	}

	@Test
	void abandonedMemberAbandonsCollect() {
		Future<List<Integer>> values = Futures.collect(this.both);
		Future<List<Integer>> recovered = values.recover((source) -> List.of(42));

		this.first.abandon("gone");

		assertThat(values.isAbandoned()).isTrue();
		assertThat(values.failure()).hasMessageContaining("gone");
		assertThat(recovered.value()).containsExactly(42);
	}

	@Test
	void awaitReturnsTheFuturesInTheOrderOfTheInput() {
		Future<List<Future<Integer>>> completed = Futures.await(this.both);

		this.second.set(2);
		assertThat(completed.isPending()).isTrue();
		this.first.set(1);

		assertThat(completed.value()).isEqualTo(this.both).allMatch(Future::isReady);
		assertThat(Futures.await(List.<Future<Integer>>of()).value()).isEmpty();
	}

	@Test
	void awaitIsReadyWhenAMemberFailed() {
		Future<List<Future<Integer>>> completed = Futures.await(this.both);

		this.first.set(1);
		this.second.fail(new IOException());

		assertThat(completed.value().get(0).isReady()).isTrue();
		assertThat(completed.value().get(1).isFailed()).isTrue();
	}

	@Test
	void awaitIsReadyWhenAMemberWasDiscarded() {
		Future<List<Future<Integer>>> completed = Futures.await(this.both);

		this.first.set(1);
		this.second.discard();

		assertThat(completed.value().get(1).isDiscarded()).isTrue();
	}

	@Test
	void discardingAwaitAsksAllMembersAndEndsAtOnce() {
		Future<List<Future<Integer>>> completed = Futures.await(this.both);

		completed.discard();

		assertThat(completed.isDiscarded()).isTrue();
		assertThat(this.both).allMatch(Future::hasDiscard).allMatch(Future::isPending);
	}

	@Test
	void abandonedMemberAbandonsAwait() {
		Future<List<Future<Integer>>> completed = Futures
			.await(List.of(this.first.future(), Future.<Integer>abandoned("gone")));

		assertThat(completed.isAbandoned()).isTrue();
	}

	@Test
	void awaitOfOneReturnsIt() {
		Future<Future<Integer>> completed = Futures.await(this.first.future());

		this.first.fail(new IOException());

		assertThatObject(completed.value()).isSameAs(this.first.future());
	}

	@Test
	void abandonmentPassesThroughAwaitOfOneAndCanBeRecovered() {
		Future<Integer> result = Futures.await(this.first.future())
			.then(Future::value)
			.recover((source) -> source.isAbandoned() ? 42 : 0);

		this.first.abandon("gone");

		assertThat(result.value()).isEqualTo(42);
	}

	@Test
	void discardingAwaitOfOneIsAWayOutOfAChain() {
		Future<Future<Integer>> way = Futures.await(this.first.future().undiscardable());

		way.discard();

		assertThat(way.isDiscarded()).isTrue();
		assertThat(this.first.future().hasDiscard()).isFalse();
	}

	@Test
	void selectReturnsTheMemberThatIsReadyFirst() {
		Future<Future<Integer>> selected = Futures.select(this.both);

		this.second.set(2);
		this.first.set(1);

		assertThatObject(selected.value()).isSameAs(this.second.future());
	}

	@Test
	void selectIgnoresMembersWithoutAValue() {
		Future<Future<Integer>> selected = Futures.select(this.both);

		this.first.fail(new IOException());
		assertThat(selected.isPending()).isTrue();
		this.second.set(2);

		assertThatObject(selected.value()).isSameAs(this.second.future());
	}

	@Test
	void selectIsAbandonedWhenNoMemberIsLeft() {
		Future<Future<Integer>> selected = Futures.select(this.both);

		this.first.fail(new IOException());
		this.second.discard();

		assertThat(selected.isAbandoned()).isTrue();
		assertThat(Futures.select(List.<Future<Integer>>of()).isAbandoned()).isTrue();
	}

	@Test
	void discardingSelectLeavesTheMembersAlone() {
		Future<Future<Integer>> selected = Futures.select(this.both);

		selected.discard();

		assertThat(selected.isDiscarded()).isTrue();
		assertThat(this.both).noneMatch(Future::hasDiscard);
	}

	@Test
	void timeoutFailsWithTheLimitAndAsksTheFutureToDiscard() {
		FakeDelayer delayer = new FakeDelayer();
		Future<Integer> limited = Futures.timeout(this.both.get(0), Duration.ofSeconds(2), delayer);

		delayer.advance(Duration.ofSeconds(1));
		assertThat(limited.isPending()).isTrue();
		delayer.advance(Duration.ofSeconds(1));

		assertThat(limited.failure()).isInstanceOf(TimeoutException.class).hasMessageContaining("PT2S");
		assertThat(this.both.get(0).hasDiscard()).isTrue();
	}

	@Test
	void timeoutPassesOnWhatComesInTime() {
		FakeDelayer delayer = new FakeDelayer();
		Future<Integer> limited = Futures.timeout(this.both.get(0), Duration.ofSeconds(2), delayer);

		this.first.set(1);

		assertThat(limited.value()).isOne();
		assertThat(delayer.pending()).isZero();
	}

}
