package io.actorprocess.future;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DerivationTests {

	private final Promise<Integer> promise = new Promise<>();

	private final Future<Integer> future = this.promise.future();

	private final List<String> events = new ArrayList<>();

	@Test
	void thenAppliesBothKindsOfFunctionToAReadyFuture() {
		Future<Integer> ready = Future.ready(41);

		assertThat(ready.then((value) -> value + 1).value()).isEqualTo(42);
		assertThat(ready.thenFlat((value) -> Future.ready(value + 1)).value()).isEqualTo(42);
	}

	@Test
	void thenWaitsForTheValue() {
		Future<String> text = this.future.then((value) -> "value " + value);
		assertThat(text.isPending()).isTrue();

		this.promise.set(1);

		assertThat(text.value()).isEqualTo("value 1");
	}

	@Test
	void thenFlatWaitsForTheStage() {
		Promise<String> inner = new Promise<>();
		Future<String> text = this.future.thenFlat((value) -> inner.future());

		this.promise.set(1);
		assertThat(text.isPending()).isTrue();
		inner.set("done");

		assertThat(text.value()).isEqualTo("done");
	}

	@Test
	void functionThatThrowsFailsTheResult() {
		IOException failure = new IOException("disk full");

		assertThat(Future.ready(1).then((value) -> raise(failure)).failure()).isSameAs(failure);
		assertThat(Future.ready(1).thenFlat((value) -> raiseStage(failure)).failure()).isSameAs(failure);
		assertThat(Future.<Integer>discarded().recover((source) -> raise(failure)).failure()).isSameAs(failure);
		assertThat(Future.<Integer>failed(new IOException()).repair((ex) -> raise(failure)).failure())
			.isSameAs(failure);
	}

	@Test
	void functionThatReturnsNoStageFailsTheResult() {
		Future<Integer> result = Future.ready(1).thenFlat((value) -> null);

		assertThat(result.failure()).isInstanceOf(NullPointerException.class).hasMessageContaining("stage");
	}

	@Test
	void thenPassesOnWhatIsNoValue() {
		IOException failure = new IOException("disk full");

		assertThat(Future.<Integer>failed(failure).then((value) -> this.events.add("ran")).failure()).isSameAs(failure);
		assertThat(Future.<Integer>discarded().then((value) -> this.events.add("ran")).isDiscarded()).isTrue();
		assertThat(Future.<Integer>abandoned("gone").then((value) -> this.events.add("ran")).isAbandoned()).isTrue();
		assertThat(this.events).isEmpty();
	}

	@Test
	void repairIsNotAppliedToAValue() {
		Future<Integer> result = this.future.repair((failure) -> 0);

		this.promise.set(42);

		assertThat(result.value()).isEqualTo(42);
	}

	@Test
	void repairReceivesTheFailure() {
		Future<Integer> value = this.future.repair((failure) -> failure.getMessage().length());
		Future<Integer> flat = this.future.repairFlat((failure) -> Future.failed(new IOException("again")));

		this.promise.fail(new IOException("four"));

		assertThat(value.value()).isEqualTo(4);
		assertThat(flat.failure()).hasMessage("again");
	}

	@Test
	void repairLeavesOtherEndsAlone() {
		assertThat(Future.<Integer>discarded().repair((failure) -> 0).isDiscarded()).isTrue();
		assertThat(Future.<Integer>abandoned("gone").repair((failure) -> 0).isAbandoned()).isTrue();
	}

	@Test
	void recoverReplacesADiscardedEnd() {
		Future<Integer> result = this.future.recover((source) -> source.isDiscarded() ? 42 : 0);

		this.promise.discard();

		assertThat(result.value()).isEqualTo(42);
	}

	@Test
	void recoverReplacesAFailureAndRunsOnce() {
		Future<String> result = Future.<String>failed(new IOException("disk full")).recover((source) -> {
			this.events.add("ran");
			return source.failure().getMessage();
		});

		assertThat(result.value()).isEqualTo("disk full");
		assertThat(this.events).containsExactly("ran");
	}

	@Test
	void recoverReplacesAnAbandonedEnd() {
		Future<Integer> result = this.future.recover((source) -> source.isAbandoned() ? 42 : 0);

		this.promise.abandon("gone");

		assertThat(result.value()).isEqualTo(42);
	}

	@Test
	void recoverPassesAValueOn() {
		assertThat(Future.ready(42).recover((source) -> 0).value()).isEqualTo(42);
	}

	@Test
	void requestMadeBeforeTheRecoveryDoesNotAffectIt() {
		Promise<Integer> recovery = new Promise<>();
		Future<Integer> result = this.future.recoverFlat((source) -> recovery.future());
		result.discard();
		assertThat(this.future.hasDiscard()).isTrue();

		this.promise.discard();

		assertThat(result.hasDiscard()).isFalse();
		assertThat(recovery.future().hasDiscard()).isFalse();
		assertThat(result.discard()).isTrue();
		assertThat(recovery.future().hasDiscard()).isTrue();
	}

	@Test
	void discardCallbacksRunOncePerRequestAlsoAfterARecovery() {
		Promise<Integer> recovery = new Promise<>();
		Future<Integer> result = this.future.recoverFlat((source) -> recovery.future());
		result.onDiscard(() -> this.events.add("first"));
		result.discard();
		this.promise.discard();

		result.onDiscard(() -> this.events.add("second"));
		result.discard();

		assertThat(this.events).containsExactly("first", "second");
	}

	@Test
	void requestOnRecoverAndRepairReachesTheSource() {
		this.future.repair((failure) -> 0).recover((source) -> 0).discard();

		assertThat(this.future.hasDiscard()).isTrue();
	}

	@Test
	void abandonmentIsSeenByReadersAndWaiters() {
		this.future.onAbandoned(() -> this.events.add("abandoned"));

		assertThat(this.promise.abandon("the queue was closed")).isTrue();

		assertThat(this.future.isAbandoned()).isTrue();
		assertThat(this.future.isPending()).isFalse();
		assertThat(this.future.failure()).isInstanceOf(AbandonedException.class).hasMessage("the queue was closed");
		assertThat(this.events).containsExactly("abandoned");
	}

	@Test
	void abandonmentTravelsThroughAChain() {
		Future<Integer> chain = this.future.then((value) -> value + 1).thenFlat((value) -> Future.ready(value + 1));

		this.promise.abandon("gone");

		assertThat(chain.isAbandoned()).isTrue();
	}

	private static Integer raise(Exception failure) throws Exception {
		throw failure;
	}

	private static CompletionStage<Integer> raiseStage(Exception failure) throws Exception {
		throw failure;
	}

}
