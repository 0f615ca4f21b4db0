package io.actorprocess.future;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DiscardTests {

	private final Promise<Integer> promise = new Promise<>();

	private final Future<Integer> future = this.promise.future();

	private final List<String> events = new ArrayList<>();

	@Test
	void discardIsARequestThatOnlyTheFirstCallerMakes() {
		assertThat(this.future.hasDiscard()).isFalse();

		assertThat(this.future.discard()).isTrue();
		assertThat(this.future.discard()).isFalse();

		assertThat(this.future.hasDiscard()).isTrue();
		assertThat(this.future.isPending()).isTrue();
	}

	@Test
	void writerMayDiscardWithoutARequest() {
		assertThat(this.promise.discard()).isTrue();

		assertThat(this.future.isDiscarded()).isTrue();
		assertThat(this.future.hasDiscard()).isFalse();
	}

	@Test
	void writerMaySetAValueInSpiteOfTheRequest() {
		this.future.discard();

		assertThat(this.promise.set(42)).isTrue();

		assertThat(this.future.isReady()).isTrue();
		assertThat(this.future.value()).isEqualTo(42);
		assertThat(this.future.hasDiscard()).isTrue();
	}

	@Test
	void discardOfACompletedFutureChangesNothing() {
		this.promise.set(1);

		assertThat(this.future.discard()).isFalse();

		assertThat(this.future.hasDiscard()).isFalse();
	}

	@Test
	void onDiscardCallbacksRunOnceInOrderOfRegistration() {
		this.future.onDiscard(() -> this.events.add("first"));
		this.future.onReady((value) -> this.events.add("ready"));
		this.future.onDiscard(() -> this.events.add("second"));

		this.future.discard();
		this.future.discard();
		this.promise.set(1);

		assertThat(this.events).containsExactly("first", "second", "ready");
	}

	@Test
	void onDiscardRegisteredAfterTheRequestRunsAtOnceEvenWhenComplete() {
		this.future.discard();
		this.future.onDiscard(() -> this.events.add("pending"));
		this.promise.set(1);
		this.future.onDiscard(() -> this.events.add("complete"));

		assertThat(this.events).containsExactly("pending", "complete");
	}

	@Test
	void onDiscardIsDroppedAtCompletion() {
		this.future.onDiscard(() -> this.events.add("before"));
		this.promise.set(1);
		this.future.onDiscard(() -> this.events.add("after"));
		this.future.discard();

		assertThat(this.events).isEmpty();
	}

	@Test
	void onDiscardMayCompleteTheFuture() {
		this.future.onDiscard(this.promise::discard);
		this.future.onAny((completed) -> this.events.add(completed.toString()));

		assertThat(this.future.discard()).isTrue();

		assertThat(this.events).containsExactly("Discarded (with discard)");
	}

	@Test
	void callbacksRegisteredAfterTheRequestRunAtCompletion() {
		this.future.onReady((value) -> this.events.add("before"));
		this.future.discard();
		this.future.onReady((value) -> this.events.add("after"));

		this.promise.set(1);

		assertThat(this.events).containsExactly("before", "after");
	}

	@Test
	void successFailureAndDiscardTravelThroughAChain() {
		Promise<Integer> failing = new Promise<>();
		Promise<Integer> discarded = new Promise<>();
		Future<String> success = chain(this.future);
		Future<String> failure = chain(failing.future());
		Future<String> discard = chain(discarded.future());

		this.promise.set(1);
		failing.fail(new IOException("disk full"));
		discard.discard();
		discarded.discard();

		assertThat(success.value()).isEqualTo("2");
		assertThat(failure.failure()).hasMessage("disk full");
		assertThat(discarded.future().hasDiscard()).isTrue();
		assertThat(discard.isDiscarded()).isTrue();
	}

	private static Future<String> chain(Future<Integer> start) {
		return start.thenFlat((value) -> Future.ready(value + 1)).then(Object::toString);
	}

	@Test
	void requestOnTheTailReachesTheStageInProgressOnly() {
		Promise<Integer> second = new Promise<>();
		Promise<Integer> third = new Promise<>();
		Future<Integer> chain = this.future.thenFlat((value) -> second.future()).thenFlat((value) -> {
			this.events.add("third");
			return third.future();
		});
		this.promise.set(1);

		chain.discard();

		assertThat(this.future.hasDiscard()).isFalse();
		assertThat(second.future().hasDiscard()).isTrue();
		assertThat(third.future().hasDiscard()).isFalse();
		assertThat(chain.isPending()).isTrue();

		second.discard();

		assertThat(chain.isDiscarded()).isTrue();
		assertThat(this.events).isEmpty();
	}

	@Test
	void stageThatIsReadyInSpiteOfTheRequestEndsTheChainDiscarded() {
		Future<Boolean> chain = this.future.then((value) -> this.events.add("ran"));
		chain.discard();

		this.promise.set(1);

		assertThat(chain.isDiscarded()).isTrue();
		assertThat(this.events).isEmpty();
	}

	@Test
	void continuationAddedToAReadyFutureWithARequestIsDiscarded() {
		this.future.discard();
		this.promise.set(1);

		Future<Boolean> late = this.future.then((value) -> this.events.add("ran"));

		assertThat(late.isDiscarded()).isTrue();
		assertThat(late.hasDiscard()).isFalse();
		assertThat(this.events).isEmpty();
	}

	@Test
	void undiscardableFutureStopsTheRequestAndPassesTheValue() {
		Future<Integer> barrier = this.future.undiscardable();

		assertThat(barrier.discard()).isTrue();

		assertThat(this.future.hasDiscard()).isFalse();
		this.promise.set(42);
		assertThat(barrier.value()).isEqualTo(42);
		assertThat(barrier.hasDiscard()).isTrue();
	}

	@Test
	void undiscardableStageWithinAChainStopsTheRequest() {
		Promise<Integer> inner = new Promise<>();
		Future<Integer> chain = this.future.thenFlat((value) -> inner.future().undiscardable());
		this.promise.set(1);

		chain.discard();
		inner.set(42);

		assertThat(inner.future().hasDiscard()).isFalse();
		assertThat(chain.value()).isEqualTo(42);
	}

	@Test
	void requestHeldBackByABarrierReachesTheNextStageAtOnce() {
		Promise<Integer> inner = new Promise<>();
		Future<Integer> chain = this.future.undiscardable().undiscardable().thenFlat((value) -> inner.future());
		Future<Integer> outer = Future.from(chain);
		this.promise.set(1);

		outer.discard();

		assertThat(inner.future().hasDiscard()).isTrue();
	}

}
