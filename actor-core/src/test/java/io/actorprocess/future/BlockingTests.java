package io.actorprocess.future;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BlockingTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	private final Promise<Integer> promise = new Promise<>();

	private final Future<Integer> future = this.promise.future();

	@Test
	void readersOfACompleteFutureDoNotBlock() throws Exception {
		Future<Integer> ready = Future.ready(42);

		assertThat(ready.get()).isEqualTo(42);
		assertThat(ready.get(Duration.ZERO)).isEqualTo(42);
		assertThat(ready.join()).isEqualTo(42);
		assertThat(ready.await(Duration.ZERO)).isTrue();
	}

	@Test
	void failureIsTheCauseOfWhatReadersThrow() {
		IOException failure = new IOException("disk full");
		Future<Integer> failed = Future.failed(failure);

		assertThatExceptionOfType(ExecutionException.class).isThrownBy(failed::get).withCause(failure);
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> failed.get(LONG)).withCause(failure);
		assertThatExceptionOfType(CompletionException.class).isThrownBy(failed::join).withCause(failure);
	}

	@Test
	void joinDoesNotWrapTwice() {
		CompletionException failure = new CompletionException(new IOException());

		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> Future.failed(failure).join())
			.isSameAs(failure);
	}

	@Test
	void discardedFutureThrowsCancellation() {
		assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> Future.discarded().get());
		assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> Future.discarded().join());
	}

	@Test
	void abandonedFutureTellsWhyToEveryReaderInAnExceptionOfItsOwn() {
		Future<Integer> abandoned = Future.abandoned("the queue was closed");

		assertThatExceptionOfType(AbandonedException.class).isThrownBy(abandoned::get)
			.withMessage("the queue was closed")
			.withCause(abandoned.failure())
			.isNotSameAs(abandoned.failure());
		assertThatExceptionOfType(AbandonedException.class).isThrownBy(abandoned::join);
	}

	@Test
	void timeoutNamesTheLimitAndTheState() throws Exception {
		assertThat(this.future.await(Duration.ZERO)).isFalse();
		assertThat(this.future.await(Duration.ofNanos(1))).isFalse();
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> this.future.get(Duration.ofMillis(1)))
			.withMessageContaining("PT0.001S")
			.withMessageContaining("Pending");
	}

	@Test
	void anyDurationIsUnderstood() throws Exception {
		assertThat(this.future.await(Duration.ofSeconds(Long.MIN_VALUE))).isFalse();
		Reader reader = new Reader(() -> this.future.get(Duration.ofSeconds(Long.MAX_VALUE)));
		reader.startAndAwaitBlocking();

		this.promise.set(42);

		assertThat(reader.result.get(LONG)).isEqualTo(42);
	}

	@Test
	void blockedReaderIsWokenAndItsThreadIsTold() throws Exception {
		Reader reader = new Reader(this.future::get);
		reader.startAndAwaitBlocking();

		this.promise.set(42);

		assertThat(reader.result.get(LONG)).isEqualTo(42);
		reader.join();
		assertThat(reader.calls).containsExactly("before", "after");
	}

	@Test
	void threadIsNotToldWhenThereIsNothingToWaitFor() throws Exception {
		this.promise.set(42);
		Reader reader = new Reader(this.future::get);

		reader.start();

		assertThat(reader.result.get(LONG)).isEqualTo(42);
		reader.join();
		assertThat(reader.calls).isEmpty();
	}

	@Test
	void interruptEndsGetButNotJoin() throws Exception {
		Reader getter = new Reader(this.future::get);
		Reader joiner = new Reader(() -> {
			int value = this.future.join();
			return Thread.interrupted() ? value : -1;
		});
		getter.startAndAwaitBlocking();
		joiner.startAndAwaitBlocking();

		getter.interrupt();
		joiner.interrupt();

		assertThat(getter.result.await(LONG)).isTrue();
		assertThat(getter.result.failure()).isInstanceOf(InterruptedException.class);
		assertThat(joiner.result.isPending()).isTrue();
		this.promise.set(42);
		assertThat(joiner.result.get(LONG)).isEqualTo(42);
	}

	@Test
	void readersThatGaveUpLeaveNothingBehind() throws Exception {
		List<String> events = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			this.future.await(Duration.ofNanos(1));
		}
		assertThat(this.future.isUnwatched()).isTrue();
		this.future.onReady((value) -> events.add("ready"));
		this.future.await(Duration.ofNanos(1));

		this.promise.set(1);

		assertThat(events).containsExactly("ready");
	}

	@Test
	void readersThatGiveUpInAnyOrderLeaveNothingBehind() throws Exception {
		giveUpInOrderOfArrival();

		this.future.await(Duration.ofNanos(1));

		assertThat(this.future.isUnwatched()).isTrue();
	}

	@Test
	void readersThatGiveUpLeaveEarlierCallbacksAlone() throws Exception {
		List<String> events = new ArrayList<>();
		this.future.onReady((value) -> events.add("earlier"));
		giveUpInOrderOfArrival();
		this.future.onReady((value) -> events.add("later"));

		this.promise.set(1);

		assertThat(events).containsExactly("earlier", "later");
	}

	private void giveUpInOrderOfArrival() throws InterruptedException {
		Reader first = new Reader(this.future::get);
		Reader second = new Reader(this.future::get);
		first.startAndAwaitBlocking();
		second.startAndAwaitBlocking();
		first.interrupt();
		first.join();
		second.interrupt();
		second.join();
	}

	/** A thread that reads a future. */
	private static final class Reader extends Thread implements BlockingAware {

		private final List<String> calls = new ArrayList<>();

		private final CountDownLatch blocking = new CountDownLatch(1);

		private final CheckedSupplier<Integer> read;

		private final Promise<Integer> promise = new Promise<>();

		private final Future<Integer> result = this.promise.future();

		Reader(CheckedSupplier<Integer> read) {
			this.read = read;
		}

		void startAndAwaitBlocking() throws InterruptedException {
			start();
			assertThat(this.blocking.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}

		@Override
		public void run() {
			try {
				this.promise.set(this.read.get());
			}
			catch (Exception ex) {
				this.promise.fail(ex);
			}
		}

		@Override
		public void beforeBlocking() {
			this.calls.add("before");
			this.blocking.countDown();
		}

		@Override
		public void afterBlocking() {
			this.calls.add("after");
		}

	}

}
