package io.actorprocess.future;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AfterTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final FakeDelayer delayer = new FakeDelayer();

	private final Promise<Integer> promise = new Promise<>();

	private final Future<Integer> future = this.promise.future();

	@Test
	void functionDecidesWhenTheTimeIsOver() {
		boolean[] sawRequest = new boolean[1];
		Future<Integer> result = this.future.after(SECOND, this.delayer, (source) -> {
			sawRequest[0] = source.hasDiscard();
			return Future.failed(new TimeoutException("too slow"));
		});
		this.delayer.advance(SECOND.dividedBy(2));
		assertThat(result.isPending()).isTrue();

		result.discard();
		assertThat(result.isPending()).isTrue();
		this.delayer.advance(SECOND.dividedBy(2));

		assertThat(sawRequest[0]).isTrue();
		assertThat(result.failure()).hasMessage("too slow");
		assertThat(this.future.isPending()).isTrue();
	}

	@Test
	void completionInTimeCallsTheTimerOff() {
		Future<Integer> result = this.future.after(SECOND, this.delayer, (source) -> Future.ready(0));

		this.promise.set(42);

		assertThat(result.value()).isEqualTo(42);
		assertThat(this.delayer.pending()).isZero();
	}

	@Test
	void abandonmentInTimeCallsTheTimerOff() {
		Future<Integer> result = this.future.after(SECOND, this.delayer, (source) -> Future.ready(0));

		this.promise.abandon("gone");

		assertThat(result.isAbandoned()).isTrue();
		assertThat(this.delayer.pending()).isZero();
	}

	@Test
	void completionAfterTheTimeIsOverHasNoEffect() {
		Future<Integer> result = this.future.after(SECOND, this.delayer, (source) -> Future.ready(0));

		this.delayer.advance(SECOND);
		assertThat(this.future.isUnwatched()).isTrue();
		this.promise.set(42);

		assertThat(result.value()).isZero();
	}

	@Test
	void functionThatThrowsFailsTheResult() {
		Future<Integer> result = this.future.after(SECOND, this.delayer, (source) -> {
			throw new IOException("disk full");
		});

		this.delayer.advance(SECOND);

		assertThat(result.failure()).hasMessage("disk full");
	}

	@Test
	void functionMayWaitForTheSourceItself() {
		Future<Integer> result = this.future.after(SECOND, this.delayer, (source) -> source);

		this.delayer.advance(SECOND);
		this.promise.set(42);

		assertThat(result.value()).isEqualTo(42);
	}

	@Test
	void timeAloneIsAFuture() {
		Duration day = Duration.ofDays(1);
		Future<Void> result = Futures.after(day, this.delayer);
		assertThat(result.isPending()).isTrue();

		this.delayer.advance(day);

		assertThat(result.isReady()).isTrue();
	}

	@Test
	void discardingTimeCallsTheTimerOff() {
		Future<Void> result = Futures.after(SECOND, this.delayer);

		result.discard();

		assertThat(result.isDiscarded()).isTrue();
		assertThat(this.delayer.pending()).isZero();
	}

	@Test
	void discardHasNoEffectWhenTheTimerCannotBeCalledOff() {
		Future<Void> result = Futures.after(SECOND, (delay, task) -> () -> false);

		result.discard();

		assertThat(result.isPending()).isTrue();
	}

}
