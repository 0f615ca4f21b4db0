package io.actorprocess.pattern;

import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.actorprocess.future.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Who may read and write, and in which order.
 */
class ReadWriteLockTests {

	private final ReadWriteLock lock = new ReadWriteLock();

	@Test
	void freeLockIsGrantedAtOnce() {
		assertThat(this.lock.writeLock().isReady()).isTrue();
		this.lock.writeUnlock();
		assertThat(this.lock.readLock().isReady()).isTrue();
		this.lock.readUnlock();
		assertThat(this.lock.writeLock().isReady()).isTrue();
	}

	@Test
	void readersWaitForTheWriterAndComeInTogether() {
		this.lock.writeLock();
		Future<@Nullable Void> first = this.lock.readLock();
		Future<@Nullable Void> second = this.lock.readLock();
		assertThat(first.isPending()).isTrue();

		this.lock.writeUnlock();

		assertThat(first.isReady()).isTrue();
		assertThat(second.isReady()).isTrue();
	}

	@Test
	void writersWaitForTheWriterAndForTheReader() {
		this.lock.writeLock();
		Future<@Nullable Void> behindWriter = this.lock.writeLock();
		Future<@Nullable Void> reader = this.lock.readLock();
		Future<@Nullable Void> behindReader = this.lock.writeLock();
		assertThat(behindWriter.isPending()).isTrue();

		this.lock.writeUnlock();
		assertThat(behindWriter.isReady()).isTrue();
		this.lock.writeUnlock();
		assertThat(reader.isReady()).isTrue();
		assertThat(behindReader.isPending()).isTrue();
		this.lock.readUnlock();

		assertThat(behindReader.isReady()).isTrue();
	}

	@Test
	void writerWaitsForAllReadersAndNoReaderOvertakesIt() {
		this.lock.readLock();
		this.lock.readLock();
		Future<@Nullable Void> writer = this.lock.writeLock();
		Future<@Nullable Void> late = this.lock.readLock();

		this.lock.readUnlock();
		assertThat(writer.isPending()).isTrue();
		assertThat(late.isPending()).isTrue();
		this.lock.readUnlock();

		assertThat(writer.isReady()).isTrue();
		assertThat(late.isPending()).isTrue();
	}

	@Test
	void writerThatDiscardsLetsTheReadersBehindItIn() {
		this.lock.readLock();
		Future<@Nullable Void> writer = this.lock.writeLock();
		Future<@Nullable Void> reader = this.lock.readLock();

		writer.discard();

		assertThat(writer.isDiscarded()).isTrue();
		assertThat(reader.isReady()).isTrue();
	}

	@Test
	void wrongUnlockIsRefused() {
		this.lock.readLock();
		assertThatIllegalStateException().isThrownBy(this.lock::writeUnlock).withMessageContaining("writeLock()");
		this.lock.readUnlock();
		assertThatIllegalStateException().isThrownBy(this.lock::readUnlock).withMessageContaining("readLock()");
	}

	@Test
	void longLineNeedsNoDeepStack() {
		AtomicInteger runs = new AtomicInteger();
		this.lock.writeLock();
		for (int i = 0; i < 100_000; i++) {
			this.lock.withReadLock(() -> Future.ready(runs.incrementAndGet()));
			this.lock.withWriteLock(() -> Future.ready(runs.incrementAndGet()));
		}

		this.lock.writeUnlock();

		assertThat(runs).hasValue(200_000);
	}

	@Test
	void closingAbandonsThoseInLineAndThoseWhoCome() {
		this.lock.writeLock();
		Future<@Nullable Void> reader = this.lock.readLock();

		this.lock.close();

		assertThat(reader.isAbandoned()).isTrue();
		assertThat(this.lock.writeLock().isAbandoned()).isTrue();
		this.lock.writeUnlock();
	}

	@Test
	void writersAreAloneAmongManyThreads() throws Exception {
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger violations = new AtomicInteger();

		Threads.together(4, (index) -> {
			for (int i = 0; i < 2000; i++) {
				if (i % 4 == index) {
					this.lock.withWriteLock(() -> {
						if (inside.getAndAdd(1000) != 0) {
							violations.incrementAndGet();
						}
						return Future.ready(inside.addAndGet(-1000));
					});
				}
				else {
					this.lock.withReadLock(() -> {
						if (inside.getAndIncrement() >= 1000) {
							violations.incrementAndGet();
						}
						return Future.ready(inside.decrementAndGet());
					});
				}
			}
		});

		assertThat(violations).hasValue(0);
		assertThat(inside).hasValue(0);
		assertThat(this.lock.writeLock().isReady()).isTrue();
	}

}
