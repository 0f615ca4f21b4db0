package io.actorprocess.pattern;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.actorprocess.future.Future;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How elements and those who wait for them meet.
 */
class QueueTests {

	private final Queue<String> queue = new Queue<>();

	@Test
	void getIsPendingUntilAnElementIsPut() {
		Future<String> got = this.queue.get();
		assertThat(got.isPending()).isTrue();

		this.queue.put("hello");

		assertThat(got.value()).isEqualTo("hello");
		assertThat(this.queue.size()).isZero();
	}

	@Test
	void getAfterPutIsReadyAtOnce() {
		this.queue.put("world");
		assertThat(this.queue.size()).isOne();

		assertThat(this.queue.get().value()).isEqualTo("world");
		assertThat(this.queue.size()).isZero();
	}

	@Test
	void gettersAreServedInTheOrderOfArrival() {
		List<Future<String>> got = List.of(this.queue.get(), this.queue.get(), this.queue.get());

		this.queue.put("a");
		this.queue.put("b");
		assertThat(got.get(2).isPending()).isTrue();
		this.queue.put("c");

		assertThat(got).extracting(Future::value).containsExactly("a", "b", "c");
	}

	@Test
	void getterThatDiscardsLeavesItsElementToTheNext() {
		Future<String> first = this.queue.get();
		Future<String> second = this.queue.get();

		first.discard();
		this.queue.put("a");

		assertThat(first.isDiscarded()).isTrue();
		assertThat(second.value()).isEqualTo("a");
	}

	@Test
	void closedQueueIsEmptiedAndThenAbandonsTheGetters() {
		Queue<String> empty = new Queue<>();
		Future<String> waiting = empty.get();
		this.queue.put("a");

		empty.close();
		this.queue.close();

		assertThat(waiting.isAbandoned()).isTrue();
		assertThat(this.queue.put("b")).isFalse();
		assertThat(this.queue.get().value()).isEqualTo("a");
		assertThat(this.queue.get().isAbandoned()).isTrue();
	}

	@Test
	void manyThreadsLoseAndDoubleNothing() throws Exception {
		List<String> received = Collections.synchronizedList(new ArrayList<>());

		Threads.together(4, (index) -> {
			for (int i = 0; i < 5000; i++) {
				if (index % 2 == 0) {
					this.queue.put(index + "-" + i);
				}
				else {
					this.queue.get().onReady(received::add);
				}
			}
		});

		assertThat(received).hasSize(10_000).doesNotHaveDuplicates();
	}

}
