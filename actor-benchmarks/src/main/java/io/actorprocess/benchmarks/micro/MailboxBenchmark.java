package io.actorprocess.benchmarks.micro;

import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.actorprocess.event.Event;
import io.actorprocess.event.TerminateEvent;
import io.actorprocess.mailbox.Cursor;
import io.actorprocess.mailbox.EventQueue;

/**
 * What an event costs in an event queue, without contention.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MailboxBenchmark {

	private static final int BATCH = 100;

	/** Which queue. */
	@Param({ "lock-free", "locking" })
	public String kind = "lock-free";

	private final Cursor cursor = new Cursor();

	private EventQueue queue = EventQueue.lockFree();

	/** An idle queue. */
	@Setup
	public void open() {
		this.queue = this.kind.equals("locking") ? EventQueue.locking() : EventQueue.lockFree();
		this.queue.park();
	}

	/**
	 * One event goes in and out, and the queue is idle again.
	 * @return whether it is idle
	 */
	@Benchmark
	public boolean offerPollPark() {
		this.queue.offer(new TerminateEvent(false));
		this.queue.resume(this.cursor);
		this.queue.next(this.cursor);
		return this.queue.park(this.cursor);
	}

	/**
	 * A hundred events go in and out.
	 * @return the last of them
	 */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public @Nullable Event batch() {
		for (int i = 0; i < BATCH; i++) {
			this.queue.offer(new TerminateEvent(false));
		}
		this.queue.resume(this.cursor);
		Event last = this.queue.next(this.cursor);
		for (int i = 1; i < BATCH; i++) {
			last = this.queue.next(this.cursor);
		}
		this.queue.park(this.cursor);
		return last;
	}

}
