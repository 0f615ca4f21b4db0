package io.actorprocess.future;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LongChainTests {

	private static final int LENGTH = 1_000_000;

	private final Promise<Integer> promise = new Promise<>();

	@Test
	void chainBuiltBeforeCompletionCompletes() {
		Future<Integer> tail = chain(this.promise.future());

		this.promise.set(0);

		assertThat(tail.value()).isEqualTo(LENGTH);
	}

	@Test
	void chainBuiltOnAReadyFutureCompletes() {
		assertThat(chain(Future.ready(0)).value()).isEqualTo(LENGTH);
	}

	@Test
	void chainFails() {
		Future<Integer> tail = chain(this.promise.future());

		this.promise.fail(new IllegalStateException("boom"));

		assertThat(tail.failure()).hasMessage("boom");
	}

	@Test
	void requestTravelsFromTheTailToTheHead() {
		Future<Integer> tail = chain(this.promise.future());
		this.promise.future().onDiscard(this.promise::discard);

		assertThat(tail.discard()).isTrue();

		assertThat(this.promise.future().hasDiscard()).isTrue();
		assertThat(tail.isDiscarded()).isTrue();
	}

	@Test
	void requestFollowsAChainOfAssociations() {
		List<Promise<Integer>> promises = new ArrayList<>();
		promises.add(this.promise);
		for (int i = 0; i < LENGTH; i++) {
			Promise<Integer> outer = new Promise<>();
			outer.associate(promises.get(i).future());
			promises.add(outer);
		}
		Future<Integer> outermost = promises.get(LENGTH).future();

		assertThat(outermost.discard()).isTrue();
		this.promise.set(42);

		assertThat(this.promise.future().hasDiscard()).isTrue();
		assertThat(outermost.value()).isEqualTo(42);
	}

	@Test
	void chainOfEveryKindOfContinuationCompletes() {
		FakeDelayer delayer = new FakeDelayer();
		Future<Integer> tail = this.promise.future();
		for (int i = 0; i < LENGTH / 10; i++) {
			tail = tail.thenFlat(Future::ready)
				.recover((source) -> 0)
				.repair((failure) -> 0)
				.undiscardable()
				.whenComplete((value, failure) -> {
				});
		}
		tail = tail.after(Duration.ofSeconds(1), delayer, (source) -> Future.ready(0));

		this.promise.set(42);

		assertThat(tail.value()).isEqualTo(42);
	}

	private static Future<Integer> chain(Future<Integer> head) {
		Future<Integer> tail = head;
		for (int i = 0; i < LENGTH; i++) {
			tail = tail.then((value) -> value + 1);
		}
		return tail;
	}

}
