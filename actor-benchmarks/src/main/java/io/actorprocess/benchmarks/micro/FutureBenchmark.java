package io.actorprocess.benchmarks.micro;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;

/**
 * What a future costs, beside the JDK's.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FutureBenchmark {

	private static final int CHAIN = 3;

	private final Integer value = 1000;

	/**
	 * A promise is made and kept.
	 * @return its future
	 */
	@Benchmark
	public Future<Integer> complete() {
		Promise<Integer> promise = new Promise<>();
		promise.set(this.value);
		return promise.future();
	}

	/**
	 * The same with the JDK's.
	 * @return the future
	 */
	@Benchmark
	public CompletableFuture<Integer> completeJdk() {
		CompletableFuture<Integer> future = new CompletableFuture<>();
		future.complete(this.value);
		return future;
	}

	/**
	 * A value goes through three functions.
	 * @return the last future
	 */
	@Benchmark
	public Future<Integer> then() {
		Promise<Integer> promise = new Promise<>();
		Future<Integer> future = promise.future();
		for (int i = 0; i < CHAIN; i++) {
			future = future.then((it) -> it);
		}
		promise.set(this.value);
		return future;
	}

	/**
	 * The same with the JDK's.
	 * @return the last future
	 */
	@Benchmark
	public CompletableFuture<Integer> thenJdk() {
		CompletableFuture<Integer> promise = new CompletableFuture<>();
		CompletableFuture<Integer> future = promise;
		for (int i = 0; i < CHAIN; i++) {
			future = future.thenApply((it) -> it);
		}
		promise.complete(this.value);
		return future;
	}

}
