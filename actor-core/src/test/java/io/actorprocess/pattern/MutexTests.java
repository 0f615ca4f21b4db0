package io.actorprocess.pattern;

import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who gets the lock, and when.
 */
class MutexTests {

	private final Mutex mutex = new Mutex();

	@Test
	void freeMutexIsLockedAtOnceAgainAndAgain() {
		assertThat(this.mutex.lock().isReady()).isTrue();
		assertThat(this.mutex.unlock()).isTrue();
		assertThat(this.mutex.lock().isReady()).isTrue();
	}

	@Test
	void secondLockIsReadyWithinTheUnlock() {
		this.mutex.lock();
		Future<@Nullable Void> second = this.mutex.lock();
		assertThat(second.isPending()).isTrue();

		this.mutex.unlock();

		assertThat(second.isReady()).isTrue();
	}

	@Test
	void lockIsHandedOverInTheOrderOfArrival() {
		this.mutex.lock();
		Future<@Nullable Void> second = this.mutex.lock();
		Future<@Nullable Void> third = this.mutex.lock();

		this.mutex.unlock();
		assertThat(second.isReady()).isTrue();
		assertThat(third.isPending()).isTrue();

		this.mutex.unlock();
		assertThat(third.isReady()).isTrue();
	}

	@Test
	void unlockingAFreeMutexIsHarmless() {
		assertThat(this.mutex.unlock()).isFalse();
		assertThat(this.mutex.lock().isReady()).isTrue();
		assertThat(this.mutex.lock().isPending()).isTrue();
	}

	@Test
	void waiterThatDiscardsIsPassedOver() {
		this.mutex.lock();
		Future<@Nullable Void> second = this.mutex.lock();
		Future<@Nullable Void> third = this.mutex.lock();

		second.discard();
		assertThat(second.isDiscarded()).isTrue();
		this.mutex.unlock();

		assertThat(third.isReady()).isTrue();
	}

	@Test
	void withLockHoldsTheLockUntilTheStageIsComplete() {
		Promise<String> work = new Promise<>();
		Future<String> result = this.mutex.withLock(work::future);
		Future<@Nullable Void> next = this.mutex.lock();
		assertThat(next.isPending()).isTrue();

		work.set("done");

		assertThat(result.value()).isEqualTo("done");
		assertThat(next.isReady()).isTrue();
	}

	@Test
	void withLockUnlocksOnceHoweverTheActionEnds() {
		Future<String> failed = this.mutex.withLock(() -> {
			throw new IllegalArgumentException("broken");
		});
		Future<String> discarded = this.mutex.withLock(Future::discarded);
		Future<String> abandoned = this.mutex.withLock(() -> Future.abandoned("given up"));

		assertThat(failed.isFailed()).isTrue();
		assertThat(discarded.isDiscarded()).isTrue();
		assertThat(abandoned.isAbandoned()).isTrue();
		assertThat(this.mutex.unlock()).isFalse();
	}

	@Test
	void withLockDiscardedInLineNeitherRunsNorUnlocks() {
		AtomicInteger runs = new AtomicInteger();
		this.mutex.lock();
		Future<Integer> waiting = this.mutex.withLock(() -> Future.ready(runs.incrementAndGet()));

		waiting.discard();

		assertThat(waiting.isDiscarded()).isTrue();
		assertThat(this.mutex.lock().isPending()).isTrue();
		assertThat(runs).hasValue(0);
	}

	@Test
	void longLineNeedsNoDeepStack() {
		AtomicInteger runs = new AtomicInteger();
		this.mutex.lock();
		for (int i = 0; i < 200_000; i++) {
			this.mutex.withLock(() -> Future.ready(runs.incrementAndGet()));
		}

		this.mutex.unlock();

		assertThat(runs).hasValue(200_000);
	}

	@Test
	void closingAbandonsThoseInLineAndThoseWhoCome() {
		this.mutex.lock();
		Future<@Nullable Void> waiting = this.mutex.lock();

		this.mutex.close();

		assertThat(waiting.isAbandoned()).isTrue();
		assertThat(this.mutex.unlock()).isTrue();
		assertThat(this.mutex.lock().isAbandoned()).isTrue();
	}

	@Test
	void onlyOneHolderAtATimeAmongManyThreads() throws Exception {
		AtomicInteger holders = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		AtomicInteger granted = new AtomicInteger();

		Threads.together(4, (index) -> {
			for (int i = 0; i < 2000; i++) {
				Future<Integer> result = this.mutex.withLock(() -> {
					most.accumulateAndGet(holders.incrementAndGet(), Math::max);
					granted.incrementAndGet();
					return Future.ready(holders.decrementAndGet());
				});
				if (i % 3 == 0) {
					result.discard();
				}
			}
		});

		assertThat(most).hasValue(1);
		assertThat(granted).hasValueGreaterThan(4000);
		assertThat(this.mutex.unlock()).isFalse();
	}

}
