package io.actorprocess.future;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class FutureTests {

	private final Promise<Integer> promise = new Promise<>();

	private final Future<Integer> future = this.promise.future();

	private final List<String> events = new ArrayList<>();

	@Test
	void settingThePromiseMakesTheFutureReady() {
		assertThat(this.future.isPending()).isTrue();

		assertThat(this.promise.set(42)).isTrue();

		assertThat(this.future.isReady()).isTrue();
		assertThat(this.future.isPending()).isFalse();
		assertThat(this.future.value()).isEqualTo(42);
	}

	@Test
	void failingThePromiseFailsTheFuture() {
		IOException failure = new IOException("disk full");

		assertThat(this.promise.fail(failure)).isTrue();

		assertThat(this.future.isFailed()).isTrue();
		assertThat(this.future.failure()).isSameAs(failure);
	}

	@Test
	void onlyTheFirstCompletionCounts() {
		assertThat(this.promise.set(1)).isTrue();

		assertThat(this.promise.set(2)).isFalse();
		assertThat(this.promise.fail(new IOException("late"))).isFalse();
		assertThat(this.promise.discard()).isFalse();
		assertThat(this.promise.abandon("late")).isFalse();
		assertThat(this.promise.associate(Future.ready(3))).isFalse();
		assertThat(this.future.value()).isEqualTo(1);
	}

	@Test
	void nullIsAValue() {
		Promise<Integer> nothing = new Promise<>();

		nothing.set(null);

		assertThat(nothing.future().isReady()).isTrue();
		assertThat(nothing.future().value()).isNull();
		assertThat(Future.ready(null).value()).isNull();
	}

	@Test
	void throwableCanBeTheValue() {
		IOException value = new IOException();

		Future<IOException> ready = Future.ready(value);

		assertThat(ready.value()).isSameAs(value);
		assertThatIllegalStateException().isThrownBy(ready::failure);
	}

	@Test
	void valueAndFailureSayWhichStateIsWrong() {
		assertThatIllegalStateException().isThrownBy(this.future::value).withMessageContaining("Pending");
		assertThatIllegalStateException().isThrownBy(this.future::failure).withMessageContaining("Pending");
		assertThatIllegalStateException().isThrownBy(() -> Future.failed(new IOException("disk full")).value())
			.withMessageContaining("Failed: disk full");
		assertThatIllegalStateException().isThrownBy(() -> Future.discarded().failure())
			.withMessageContaining("Discarded");
	}

	@Test
	void textNamesTheState() {
		assertThat(this.future.toString()).isEqualTo("Pending");
		assertThat(Future.ready(1).toString()).isEqualTo("Ready");
		assertThat(Future.failed(new IOException("disk full")).toString()).isEqualTo("Failed: disk full");
		assertThat(Future.failed(new IOException()).toString()).isEqualTo("Failed: java.io.IOException");
		assertThat(Future.discarded().toString()).isEqualTo("Discarded");
		assertThat(Future.abandoned("gone").toString()).isEqualTo("Abandoned");
		assertThat(this.promise.toString()).isEqualTo("Promise of Pending");
	}

	@Test
	void textTellsOfTheDiscardRequest() {
		assertThat(requested())
			.satisfies((some) -> assertThat(some.future().toString()).isEqualTo("Pending (with discard)"));
		assertThat(requested()).satisfies((some) -> {
			some.set(1);
			assertThat(some.future().toString()).isEqualTo("Ready (with discard)");
		});
		assertThat(requested()).satisfies((some) -> {
			some.fail(new IOException("disk full"));
			assertThat(some.future().toString()).isEqualTo("Failed (with discard): disk full");
		});
		assertThat(requested()).satisfies((some) -> {
			some.discard();
			assertThat(some.future().toString()).isEqualTo("Discarded (with discard)");
		});
		assertThat(requested()).satisfies((some) -> {
			some.abandon("gone");
			assertThat(some.future().toString()).isEqualTo("Abandoned (with discard)");
		});
	}

	private static Promise<Integer> requested() {
		Promise<Integer> promise = new Promise<>();
		promise.future().discard();
		return promise;
	}

	@Test
	void onAnyOnAReadyFutureRunsAtOnce() {
		Future.ready(42).onAny((completed) -> this.events.add(completed.toString()));

		assertThat(this.events).containsExactly("Ready");
	}

	@Test
	void callbacksOfOtherStatesDoNotRun() {
		observeAll("");

		this.promise.set(1);

		assertThat(this.events).containsExactly("ready", "any");
	}

	@Test
	void everyStateReleasesItsOwnCallbacks() {
		assertThat(eventsAfter((some) -> some.fail(new IOException()))).containsExactly("failed", "any");
		assertThat(eventsAfter(Promise::discard)).containsExactly("discarded", "any");
		assertThat(eventsAfter((some) -> some.abandon("gone"))).containsExactly("abandoned", "any");
	}

	private List<String> eventsAfter(Consumer<Promise<Integer>> end) {
		Promise<Integer> some = new Promise<>();
		this.events.clear();
		observe(some.future(), "");
		end.accept(some);
		return this.events;
	}

	@Test
	void callbacksOfOneStateRunBeforeThoseOfAnyEachInOrderOfRegistration() {
		observeAll("1 ");
		this.future.then((value) -> this.events.add("then"));
		observeAll("2 ");

		this.promise.set(1);

		assertThat(this.events).containsExactly("1 ready", "2 ready", "1 any", "then", "2 any");
	}

	@Test
	void onReadyRegisteredAfterThenRunsBeforeTheContinuation() {
		int[] sum = new int[1];
		this.future.onAny((completed) -> sum[0] += 10);
		Future<Integer> result = this.future.then((value) -> sum[0]);
		this.future.onReady((value) -> sum[0] += 1)
			.onFailed((failure) -> sum[0] += 100)
			.onDiscarded(() -> sum[0] += 1000);

		this.promise.set(1);

		assertThat(result.value()).isEqualTo(11);
	}

	@Test
	void callbackRegisteredByACallbackRunsAtOnce() {
		this.future.onReady((value) -> {
			this.future.onReady((again) -> this.events.add("inner"));
			this.events.add("outer");
		});

		this.promise.set(1);

		assertThat(this.events).containsExactly("inner", "outer");
	}

	@Test
	void dependentFuturesCompleteDepthFirst() {
		Future<Integer> first = this.future.then((value) -> value);
		this.future.onAny((completed) -> this.events.add("source"));
		first.then((value) -> this.events.add("grandchild"));
		first.onReady((value) -> this.events.add("child"));

		this.promise.set(1);

		assertThat(this.events).containsExactly("child", "grandchild", "source");
	}

	private void observeAll(String prefix) {
		observe(this.future, prefix);
	}

	private void observe(Future<Integer> observed, String prefix) {
		observed.onAny((completed) -> this.events.add(prefix + "any"))
			.onReady((value) -> this.events.add(prefix + "ready"))
			.onFailed((failure) -> this.events.add(prefix + "failed"))
			.onDiscarded(() -> this.events.add(prefix + "discarded"))
			.onAbandoned(() -> this.events.add(prefix + "abandoned"))
			.onDiscard(() -> this.events.add(prefix + "discard"));
	}

}
