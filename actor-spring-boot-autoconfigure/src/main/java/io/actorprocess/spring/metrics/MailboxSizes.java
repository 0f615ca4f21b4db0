package io.actorprocess.spring.metrics;

import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The sizes of mailboxes. Reading them visits every process, and every definition has a
 * gauge, so one reading serves all gauges of one scrape.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class MailboxSizes {

	private static final long MAX_AGE_NANOS = 100_000_000;

	private final Supplier<Map<String, Long>> source;

	private final LongSupplier nanoTime;

	/** Guarded by this. */
	private Map<String, Long> sizes = Map.of();

	/** Guarded by this. */
	private long readAt;

	MailboxSizes(Supplier<Map<String, Long>> source, LongSupplier nanoTime) {
		this.source = source;
		this.nanoTime = nanoTime;
		this.readAt = nanoTime.getAsLong() - MAX_AGE_NANOS;
	}

	synchronized long of(String definition) {
		long now = this.nanoTime.getAsLong();
		if (now - this.readAt >= MAX_AGE_NANOS) {
			this.sizes = this.source.get();
			this.readAt = now;
		}
		return this.sizes.getOrDefault(definition, 0L);
	}

}
