package io.actorprocess.future;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatObject;

class CompletionStageTests {

	private final Promise<Integer> promise = new Promise<>();

	private final Future<Integer> future = this.promise.future();

	private final List<Object> events = new ArrayList<>();

	@Test
	void whenCompleteReceivesTheValueAndPassesItOn() {
		CompletionStage<Integer> result = this.future.whenComplete(this::record);

		this.promise.set(42);

		assertThat(this.events).containsExactly(42, "no failure");
		assertThatObject(result).isInstanceOf(Future.class);
		assertThat(((Future<Integer>) result).value()).isEqualTo(42);
	}

	@Test
	void whenCompleteReceivesTheFailureAsItIs() {
		IOException failure = new IOException("disk full");
		Future<Integer> result = this.future.whenComplete(this::record);

		this.promise.fail(failure);

		assertThat(this.events).containsExactly("no value", failure);
		assertThat(result.failure()).isSameAs(failure);
	}

	@Test
	void whenCompleteReceivesAnExceptionForOtherEnds() {
		Future.<Integer>discarded().whenComplete(this::record);
		Future.<Integer>abandoned("gone").whenComplete(this::record);

		assertThat(this.events.get(1)).isInstanceOf(CancellationException.class);
		assertThat(this.events.get(3)).isInstanceOf(AbandonedException.class);
	}

	@Test
	void actionOfWhenCompleteThatThrowsFailsAReadyStage() {
		Future<Integer> result = Future.ready(1).whenComplete((value, failure) -> {
			throw new IllegalStateException("boom");
		});

		assertThat(result.failure()).hasMessage("boom");
	}

	@Test
	void requestOnTheResultOfWhenCompleteIsPassedOn() {
		this.future.whenComplete(this::record).discard();

		assertThat(this.future.hasDiscard()).isTrue();
	}

	private void record(Integer value, Throwable failure) {
		this.events.add((value != null) ? value : "no value");
		this.events.add((failure != null) ? failure : "no failure");
	}

	@Test
	void everyStageMethodWorks() {
		Future<Integer> one = Future.ready(1);
		CompletionStage<Integer> two = CompletableFuture.completedFuture(2);

		assertThat(one.thenApply((value) -> value + 1)).isCompletedWithValue(2);
		assertThat(one.thenApplyAsync((value) -> value + 1, Runnable::run)).isCompletedWithValue(2);
		assertThat(one.thenAccept(this.events::add)).isCompleted();
		assertThat(one.thenAcceptAsync(this.events::add, Runnable::run)).isCompleted();
		assertThat(one.thenRun(() -> this.events.add("run"))).isCompleted();
		assertThat(one.thenRunAsync(() -> this.events.add("run"), Runnable::run)).isCompleted();
		assertThat(one.thenCombine(two, Integer::sum)).isCompletedWithValue(3);
		assertThat(one.thenCombineAsync(two, Integer::sum, Runnable::run)).isCompletedWithValue(3);
		assertThat(one.thenCompose(Future::ready)).isCompletedWithValue(1);
		assertThat(one.thenComposeAsync(Future::ready, Runnable::run)).isCompletedWithValue(1);
		assertThat(one.handle((value, failure) -> value + 1)).isCompletedWithValue(2);
		assertThat(one.handleAsync((value, failure) -> value + 1, Runnable::run)).isCompletedWithValue(2);
		assertThat(one.whenCompleteAsync(this::record, Runnable::run)).isCompletedWithValue(1);
		assertThat(this.events).containsExactly(1, 1, "run", "run", 1, "no failure");
	}

	@Test
	void everyMethodOfTwoStagesWorks() {
		Future<Integer> one = Future.ready(1);
		CompletionStage<Integer> never = new CompletableFuture<>();
		CompletionStage<Integer> two = CompletableFuture.completedFuture(2);

		assertThat(one.thenAcceptBoth(two, (first, second) -> this.events.add(first + second))).isCompleted();
		assertThat(one.thenAcceptBothAsync(two, (first, second) -> this.events.add(first + second), Runnable::run))
			.isCompleted();
		assertThat(one.runAfterBoth(two, () -> this.events.add("both"))).isCompleted();
		assertThat(one.runAfterBothAsync(two, () -> this.events.add("both"), Runnable::run)).isCompleted();
		assertThat(one.applyToEither(never, (value) -> value + 1)).isCompletedWithValue(2);
		assertThat(one.applyToEitherAsync(never, (value) -> value + 1, Runnable::run)).isCompletedWithValue(2);
		assertThat(one.acceptEither(never, this.events::add)).isCompleted();
		assertThat(one.acceptEitherAsync(never, this.events::add, Runnable::run)).isCompleted();
		assertThat(one.runAfterEither(never, () -> this.events.add("either"))).isCompleted();
		assertThat(one.runAfterEitherAsync(never, () -> this.events.add("either"), Runnable::run)).isCompleted();
		assertThat(this.events).containsExactly(3, 3, "both", "both", 1, 1, "either", "either");
	}

	@Test
	void asyncMethodsWithoutAnExecutorRunElsewhere() {
		Thread here = Thread.currentThread();
		Function<Object, Boolean> elsewhere = (value) -> Thread.currentThread() != here;
		BiFunction<Object, Throwable, Boolean> handler = (value, failure) -> elsewhere.apply(value);
		Future<Integer> one = Future.ready(1);

		assertThat(one.thenApplyAsync(elsewhere).toCompletableFuture().join()).isTrue();
		assertThat(one.handleAsync(handler).toCompletableFuture().join()).isTrue();
	}

	@Test
	void exceptionallyReplacesAFailure() {
		assertThat(Future.<Integer>failed(new IOException()).exceptionally((failure) -> 42)).isCompletedWithValue(42);
		assertThat(Future.<Integer>discarded()
			.handle((value, failure) -> (failure instanceof CancellationException) ? 42 : 0)).isCompletedWithValue(42);
	}

	@Test
	void copyForTheJdkEndsAsTheFutureDoes() {
		IOException failure = new IOException("disk full");
		CompletableFuture<Integer> copy = this.future.toCompletableFuture();
		assertThat(copy).isNotDone();

		this.promise.set(42);

		assertThat(copy).isCompletedWithValue(42);
		assertThat(Future.discarded().toCompletableFuture()).isCancelled();
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> Future.failed(failure).toCompletableFuture().join())
			.withCause(failure);
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> Future.abandoned("gone").toCompletableFuture().join())
			.withCauseInstanceOf(AbandonedException.class);
	}

	@Test
	void cancellingTheCopyRequestsADiscard() {
		CompletableFuture<Integer> copy = this.future.toCompletableFuture();

		assertThat(copy.cancel(true)).isTrue();

		assertThat(this.future.hasDiscard()).isTrue();
		assertThat(this.future.isPending()).isTrue();
		assertThat(copy.isCancelled()).isTrue();
	}

	@Test
	void completingTheCopyDoesNotCompleteTheFuture() {
		this.future.toCompletableFuture().complete(1);

		assertThat(this.future.isPending()).isTrue();
	}

	@Test
	void futureFromAFutureIsTheSame() {
		assertThatObject(Future.from(this.future)).isSameAs(this.future);
	}

	@Test
	void futureFromAStageEndsAsTheStageDoes() {
		IOException failure = new IOException("disk full");
		CompletableFuture<Integer> stage = new CompletableFuture<>();
		Future<Integer> from = Future.from(stage);
		assertThat(from.isPending()).isTrue();

		stage.complete(42);

		assertThat(from.value()).isEqualTo(42);
		assertThat(Future.from(CompletableFuture.failedStage(failure)).failure()).isSameAs(failure);
	}

	@Test
	void futureFromADependentStageUnwrapsTheFailureOnce() {
		IOException failure = new IOException("disk full");
		CompletionException wrapped = new CompletionException(failure);
		CompletionException bare = new CompletionException("bare", null);

		assertThat(dependentOn(failure).failure()).isSameAs(failure);
		assertThat(dependentOn(new CompletionException(wrapped)).failure()).isSameAs(wrapped);
		assertThat(dependentOn(bare).failure()).isSameAs(bare);
		assertThat(dependentOn(new CancellationException()).isDiscarded()).isTrue();
		assertThat(dependentOn(new AbandonedException("gone")).isAbandoned()).isTrue();
	}

	private static Future<Integer> dependentOn(Throwable failure) {
		return Future.from(CompletableFuture.<Integer>failedFuture(failure).thenApply((value) -> value));
	}

	@Test
	void discardOfAFutureFromAStageCancelsTheStage() {
		CompletableFuture<Integer> stage = new CompletableFuture<>();
		Future<Integer> chain = Future.ready(1).thenFlat((value) -> stage);

		chain.discard();

		assertThat(stage).isCancelled();
		assertThat(chain.isDiscarded()).isTrue();
	}

	@Test
	void discardOfAFutureFromAStageThatCannotBeCancelledIsARequestOnly() {
		CompletableFuture<Integer> stage = new CompletableFuture<>();
		Future<Integer> from = Future.from(stage.minimalCompletionStage());

		from.discard();

		assertThat(from.isPending()).isTrue();
		stage.complete(42);
		assertThat(from.value()).isEqualTo(42);
	}

}
