package io.actorprocess.pattern;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.actorprocess.future.CheckedConsumer;

/**
 * Threads that start at the same time.
 */
final class Threads {

	/** How long anything may take that is expected to happen. */
	static final Duration LIMIT = Duration.ofSeconds(20);

	private Threads() {
	}

	static void together(int threads, CheckedConsumer<Integer> work) throws Exception {
		ExecutorService pool = Executors.newFixedThreadPool(threads);
		try {
			CyclicBarrier start = new CyclicBarrier(threads);
			List<Future<?>> results = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				int index = i;
				results.add(pool.submit(() -> {
					start.await();
					work.accept(index);
					return null;
				}));
			}
			for (Future<?> result : results) {
				result.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
			}
		}
		finally {
			pool.shutdownNow();
		}
	}

}
