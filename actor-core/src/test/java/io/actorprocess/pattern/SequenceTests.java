package io.actorprocess.pattern;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.Future;
import io.actorprocess.future.Futures;
import io.actorprocess.future.Promise;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When each callback starts.
 */
class SequenceTests {

	private final Sequence sequence = new Sequence();

	private final List<String> started = new ArrayList<>();

	private final Promise<String> first = new Promise<>();

	private Future<String> add(String name, Future<String> result) {
		return this.sequence.add(() -> {
			this.started.add(name);
			return result;
		});
	}

	@Test
	void nextCallbackStartsWhenTheFutureOfTheOneBeforeIsComplete() {
		Future<String> one = add("one", this.first.future());
		Future<String> two = add("two", Future.ready("2"));
		assertThat(this.started).containsExactly("one");

		this.first.set("1");

		assertThat(this.started).containsExactly("one", "two");
		assertThat(one.value()).isEqualTo("1");
		assertThat(two.value()).isEqualTo("2");
	}

	@Test
	void nextCallbackStartsWhateverTheEndOfTheOneBefore() {
		add("blocked", this.first.future());
		Future<String> failed = add("failed", Future.failed(new IllegalArgumentException("broken")));
		Future<String> thrown = this.sequence.add(() -> {
			throw new IllegalArgumentException("thrown");
		});
		add("discarded", Future.discarded());
		Future<String> last = add("last", Future.ready("done"));

		this.first.abandon("given up");

		assertThat(this.started).containsExactly("blocked", "failed", "discarded", "last");
		assertThat(failed.failure()).hasMessage("broken");
		assertThat(thrown.failure()).hasMessage("thrown");
		assertThat(last.value()).isEqualTo("done");
	}

	@Test
	void discardedCallbackIsSkippedAndTheOthersRun() {
		Future<String> one = add("one", this.first.future());
		Future<String> two = add("two", Future.ready("2"));
		Future<String> three = add("three", Future.ready("3"));

		two.discard();
		assertThat(two.isDiscarded()).isTrue();
		this.first.set("1");

		assertThat(this.started).containsExactly("one", "three");
		assertThat(one.isReady()).isTrue();
		assertThat(three.isReady()).isTrue();
	}

	@Test
	void discardOfTheRunningCallbackIsPassedOn() {
		Future<String> one = add("one", this.first.future());

		one.discard();

		assertThat(this.first.future().hasDiscard()).isTrue();
		assertThat(one.isPending()).isTrue();
	}

	@Test
	void randomCallbacksNeverOverlap() {
		VirtualClock clock = new VirtualClock();
		Random random = new Random(42);
		AtomicInteger running = new AtomicInteger();
		List<Integer> order = new ArrayList<>();
		List<Integer> overlaps = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			int index = i;
			Duration lasting = Duration.ofMillis(random.nextInt(10));
			this.sequence.add(() -> {
				order.add(index);
				if (running.incrementAndGet() > 1) {
					overlaps.add(index);
				}
				return Futures.after(lasting, clock).onAny((end) -> running.decrementAndGet());
			});
		}

		clock.advance(Duration.ofSeconds(10));

		assertThat(order).hasSize(100).isSorted();
		assertThat(overlaps).isEmpty();
		clock.close();
	}

	@Test
	void longSequenceOfReadyCallbacksDoesNotOverflowTheStack() {
		AtomicInteger runs = new AtomicInteger();
		add("first", this.first.future());
		for (int i = 0; i < 200_000; i++) {
			this.sequence.add(() -> Future.ready(runs.incrementAndGet()));
		}

		this.first.set("go");

		assertThat(runs).hasValue(200_000);
	}

	@Test
	void callbackMayAddCallbacks() {
		this.sequence.add(() -> {
			add("inner", Future.ready("inner"));
			this.started.add("outer");
			return Future.ready("outer");
		});

		assertThat(this.started).containsExactly("outer", "inner");
	}

	@Test
	void closingDiscardsWhatWaitsAndAsksWhatRuns() {
		Future<String> running = add("running", this.first.future());
		Future<String> waiting = add("waiting", Future.ready("never"));

		this.sequence.close();

		assertThat(waiting.isDiscarded()).isTrue();
		assertThat(running.hasDiscard()).isTrue();
		assertThat(running.isPending()).isTrue();
		assertThat(add("late", Future.ready("late")).isDiscarded()).isTrue();
		this.first.set("in spite of it");
		assertThat(running.value()).isEqualTo("in spite of it");
		assertThat(this.started).containsExactly("running");
	}

	@Test
	void callbacksOfManyThreadsNeverOverlap() throws Exception {
		AtomicInteger running = new AtomicInteger();
		AtomicInteger overlaps = new AtomicInteger();
		AtomicInteger runs = new AtomicInteger();

		Threads.together(4, (index) -> {
			for (int i = 0; i < 2000; i++) {
				this.sequence.add(() -> {
					overlaps.addAndGet(running.getAndIncrement());
					runs.incrementAndGet();
					return Future.ready(running.decrementAndGet());
				});
			}
		});
		Future<String> last = add("last", Future.ready("last"));

		assertThat(last.get(Threads.LIMIT)).isEqualTo("last");
		assertThat(overlaps).hasValue(0);
		assertThat(runs).hasValue(8000);
	}

}
