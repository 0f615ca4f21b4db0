package io.actorprocess.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.actorprocess.future.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PipeTests {

	private final Pipe pipe = new Pipe(10);

	private final Pipe.Reader reader = this.pipe.reader();

	private final Pipe.Writer writer = this.pipe.writer();

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private static String text(Future<byte[]> read) {
		return new String(read.value(), StandardCharsets.US_ASCII);
	}

	@Test
	void readerGetsEachWriteAndThenTheEndForEver() {
		Future<byte[]> waiting = this.reader.read();
		assertThat(waiting.isPending()).isTrue();
		this.writer.write(new byte[0]);
		assertThat(waiting.isPending()).isTrue();

		this.writer.write(bytes("hello"));
		this.writer.write(bytes("world"));
		assertThat(this.writer.close()).isTrue();

		assertThat(text(waiting)).isEqualTo("hello");
		assertThat(text(this.reader.read())).isEqualTo("world");
		assertThat(text(this.reader.read())).isEmpty();
		assertThat(text(this.reader.read())).isEmpty();
		assertThat(this.writer.readerClosed().isDiscarded()).isTrue();
	}

	@Test
	void closedPipeTakesNothingAndCannotBeEndedAgain() {
		this.writer.close();

		assertThat(this.writer.write(bytes("late")).isFailed()).isTrue();
		assertThat(this.writer.close()).isFalse();
		assertThat(this.writer.fail(new IOException("late"))).isFalse();
		assertThat(this.reader.close()).isTrue();
		assertThat(this.reader.close()).isFalse();
		assertThat(this.writer.readerClosed().isDiscarded()).isTrue();
	}

	@Test
	void failureComesAfterWhatWasWritten() {
		this.writer.write(bytes("hello"));

		assertThat(this.writer.fail(new IOException("disk full"))).isTrue();

		assertThat(text(this.reader.read())).isEqualTo("hello");
		assertThat(this.reader.read().failure()).hasMessage("disk full");
		assertThat(this.reader.read().failure()).hasMessage("disk full");
		assertThat(this.writer.close()).isFalse();
		assertThat(this.writer.fail(new IOException("again"))).isFalse();
	}

	@Test
	void failureReachesAReaderThatWaits() {
		Future<byte[]> waiting = this.reader.read();

		this.writer.fail(new IOException("disk full"));

		assertThat(waiting.failure()).hasMessage("disk full");
	}

	@Test
	void closingTheReaderTellsTheWriterAndDropsWhatWaits() {
		Future<?> full = this.writer.write(bytes("0123456789"));
		assertThat(full.isPending()).isTrue();

		assertThat(this.reader.close()).isTrue();

		assertThat(this.writer.readerClosed().isReady()).isTrue();
		assertThat(full.isFailed()).isTrue();
		assertThat(this.writer.write(bytes("more")).failure()).hasMessage("The reader has closed the pipe");
		assertThat(this.reader.read().isFailed()).isTrue();
		assertThat(this.writer.close()).isFalse();
	}

	@Test
	void closingTheReaderFailsItsOwnWaitingReads() {
		Future<byte[]> waiting = this.reader.read();

		this.reader.close();

		assertThat(waiting.failure()).hasMessage("The reader of the pipe is closed");
	}

	@Test
	void writerIsToldWhenThereIsRoom() {
		assertThat(this.writer.write(bytes("01234")).isReady()).isTrue();
		Future<?> full = this.writer.write(bytes("56789"));
		Future<?> over = this.writer.write(bytes("abcde"));
		assertThat(full.isPending()).isTrue();

		this.reader.read();
		assertThat(full.isPending()).isTrue();
		this.reader.read();

		assertThat(full.isReady()).isTrue();
		assertThat(over.isReady()).isTrue();
	}

	@Test
	void writeToAWaitingReaderNeedsNoRoom() {
		Future<byte[]> waiting = this.reader.read();

		assertThat(this.writer.write(new byte[100]).isReady()).isTrue();
		assertThat(waiting.value()).hasSize(100);
	}

	@Test
	void discardedReadSwallowsNothing() {
		Future<byte[]> first = this.reader.read();
		Future<byte[]> second = this.reader.read();

		first.discard();
		this.writer.write(bytes("hello"));

		assertThat(first.isDiscarded()).isTrue();
		assertThat(text(second)).isEqualTo("hello");
	}

	@Test
	void readAllTakesEverythingToTheEnd() {
		this.writer.write(bytes("one "));
		Future<byte[]> all = this.reader.readAll(100);
		this.writer.write(bytes("two "));
		this.writer.write(bytes("three"));
		assertThat(all.isPending()).isTrue();

		this.writer.close();

		assertThat(text(all)).isEqualTo("one two three");
	}

	@Test
	void readAllFailsAsTheWriterFails() {
		this.writer.write(bytes("one"));
		Future<byte[]> all = this.reader.readAll(100);

		this.writer.fail(new IOException("disk full"));

		assertThat(all.failure()).hasMessage("disk full");
	}

	@Test
	void readAllHasALimit() {
		Future<byte[]> all = this.reader.readAll(3);

		this.writer.write(bytes("1234"));

		assertThat(all.failure()).hasMessage("The body is larger than 3 bytes");
		assertThat(this.writer.readerClosed().isReady()).isTrue();
	}

	@Test
	void discardingReadAllClosesTheReader() {
		Future<byte[]> all = this.reader.readAll(100);

		all.discard();

		assertThat(all.isDiscarded()).isTrue();
		assertThat(this.writer.readerClosed().isReady()).isTrue();
	}

	@Test
	void endsArePairedByTheirPipe() {
		assertThat(this.pipe.reader()).isEqualTo(this.reader).isNotEqualTo(new Pipe().reader());
		assertThat(this.pipe.writer()).isEqualTo(this.writer).isNotEqualTo(new Pipe().writer());
	}

	@Test
	void capacityIsPositive() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Pipe(0)).withMessageContaining("0");
	}

	@Test
	void producerThatWaitsIsNeverFarAhead() throws Exception {
		int pieces = 10_000;
		AtomicInteger ahead = new AtomicInteger();
		AtomicInteger mostAhead = new AtomicInteger();
		Thread producer = new Thread(() -> {
			for (int i = 0; i < pieces; i++) {
				mostAhead.accumulateAndGet(ahead.addAndGet(4), Math::max);
				this.writer.write(new byte[4]).join();
			}
			this.writer.close();
		});
		producer.start();

		int length = 0;
		for (int size = next(); size > 0; size = next()) {
			ahead.addAndGet(-size);
			length += size;
		}
		producer.join();

		assertThat(length).isEqualTo(4 * pieces);
		assertThat(mostAhead.get()).isLessThanOrEqualTo(10 + 3 * 4);
	}

	private int next() throws Exception {
		return this.reader.read().get(Duration.ofSeconds(20)).length;
	}

}
