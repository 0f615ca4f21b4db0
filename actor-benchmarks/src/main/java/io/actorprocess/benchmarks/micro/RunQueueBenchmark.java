package io.actorprocess.benchmarks.micro;

import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;

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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import io.actorprocess.scheduling.RunQueueKind;
import io.actorprocess.scheduling.SchedulingOptions;
import io.actorprocess.scheduling.Slice;
import io.actorprocess.scheduling.Task;
import io.actorprocess.scheduling.Turn;
import io.actorprocess.scheduling.WorkerPool;

/**
 * What a turn costs: a task that schedules the next, and one that comes again and again.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RunQueueBenchmark {

	private static final int TURNS = 10_000;

	/** Which run queue. */
	@Param({ "WORK_STEALING", "SHARED" })
	public RunQueueKind kind = RunQueueKind.WORK_STEALING;

	/** How many workers. */
	@Param({ "1", "2" })
	public int workers = 1;

	private final Phaser phaser = new Phaser(2);

	private WorkerPool pool = WorkerPool.start(SchedulingOptions.defaults());

	/** Starts the workers. */
	@Setup
	public void start() {
		this.pool.close();
		this.pool = WorkerPool.start(SchedulingOptions.defaults().withWorkers(this.workers).withRunQueue(this.kind));
	}

	/** Ends them. */
	@TearDown
	public void stop() {
		this.pool.close();
	}

	/** Two tasks schedule each other. */
	@Benchmark
	@OperationsPerInvocation(TURNS)
	public void handOver() {
		Turns there = new Turns(TURNS / 2);
		Turns back = new Turns(TURNS / 2);
		there.other = back;
		back.other = there;
		this.pool.schedule(there);
		this.phaser.arriveAndAwaitAdvance();
	}

	/** A task uses up its slice each time. */
	@Benchmark
	@OperationsPerInvocation(TURNS)
	public void again() {
		this.pool.schedule(new Turns(TURNS));
		this.phaser.arriveAndAwaitAdvance();
	}

	/** Takes so many turns. */
	private final class Turns extends Task {

		private Turns other = this;

		private int left;

		Turns(int turns) {
			this.left = turns;
		}

		@Override
		protected Turn run(Slice slice) {
			this.left--;
			Turns next = this.other;
			if (next == this && this.left > 0) {
				return Turn.AGAIN;
			}
			if (next.left > 0) {
				RunQueueBenchmark.this.pool.schedule(next);
			}
			else {
				RunQueueBenchmark.this.phaser.arrive();
			}
			return Turn.IDLE;
		}

	}

}
