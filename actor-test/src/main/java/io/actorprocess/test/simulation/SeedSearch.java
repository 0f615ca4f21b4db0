package io.actorprocess.test.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Looks for the first seed that fails, on several threads: each run has one to itself.
 * <p>
 * Thread-safety: immutable.
 *
 * @param simulation what to run
 * @param threads on how many threads
 */
record SeedSearch(Simulation simulation, int threads) {

	Optional<SimulationFailure> search(long first, int count) {
		AtomicLong next = new AtomicLong(first);
		AtomicReference<@Nullable SimulationFailure> found = new AtomicReference<>();
		ExecutorService executor = Executors.newFixedThreadPool(this.threads);
		try {
			List<Future<?>> workers = new ArrayList<>();
			for (int i = 0; i < this.threads; i++) {
				workers.add(executor.submit(() -> work(next, first + count, found)));
			}
			for (Future<?> worker : workers) {
				worker.get();
			}
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("A simulation broke off: " + ex.getCause(), ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while searching", ex);
		}
		finally {
			executor.shutdownNow();
		}
		return Optional.ofNullable(found.get());
	}

	/** Seeds are taken in order, so all below a failure have been tried in the end. */
	private void work(AtomicLong next, long end, AtomicReference<@Nullable SimulationFailure> found) {
		long seed = next.getAndIncrement();
		while (seed < end && found.get() == null && !Thread.currentThread().isInterrupted()) {
			this.simulation.failure(seed).ifPresent((failure) -> found.accumulateAndGet(failure, SeedSearch::first));
			seed = next.getAndIncrement();
		}
	}

	private static @Nullable SimulationFailure first(@Nullable SimulationFailure one,
			@Nullable SimulationFailure other) {
		return (one == null || (other != null && other.seed() < one.seed())) ? other : one;
	}

}
