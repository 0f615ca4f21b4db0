package io.actorprocess.remote.netty;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.Refusal;
import io.actorprocess.remote.SocketStatistics;

/**
 * Counts what goes over the sockets, over all bindings of a manager.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class Traffic {

	static final String LIBPROCESS = "libprocess";

	static final String FRAMES = "frames";

	private final LongAdder sent = new LongAdder();

	private final LongAdder received = new LongAdder();

	private final LongAdder sentInFrames = new LongAdder();

	private final LongAdder receivedInFrames = new LongAdder();

	private final LongAdder bytesSent = new LongAdder();

	private final LongAdder bytesReceived = new LongAdder();

	private final AtomicLongArray dropped = new AtomicLongArray(DeadLetterReason.values().length);

	private final AtomicLongArray refused = new AtomicLongArray(Refusal.values().length);

	void addSent(int messages) {
		this.sent.add(messages);
	}

	void addReceived() {
		this.received.increment();
	}

	void addFrames(int delivered, int taken) {
		this.sentInFrames.add(delivered);
		this.receivedInFrames.add(taken);
	}

	void addBytesSent(int bytes) {
		this.bytesSent.add(bytes);
	}

	void addBytesReceived(int bytes) {
		this.bytesReceived.add(bytes);
	}

	void addDropped(DeadLetterReason reason) {
		this.dropped.incrementAndGet(reason.ordinal());
	}

	void addRefused(Refusal what) {
		this.refused.incrementAndGet(what.ordinal());
	}

	SocketStatistics snapshot(List<SocketStatistics.Connection> connections) {
		return new SocketStatistics(connections, Map.of(LIBPROCESS, this.sent.sum(), FRAMES, this.sentInFrames.sum()),
				Map.of(LIBPROCESS, this.received.sum(), FRAMES, this.receivedInFrames.sum()),
				counts(DeadLetterReason.values(), this.dropped), this.bytesSent.sum(), this.bytesReceived.sum(),
				counts(Refusal.values(), this.refused));
	}

	private static <E extends Enum<E>> Map<E, Long> counts(E[] keys, AtomicLongArray counters) {
		return Arrays.stream(keys)
			.filter((key) -> counters.get(key.ordinal()) > 0)
			.collect(Collectors.toUnmodifiableMap(Function.identity(), (key) -> counters.get(key.ordinal())));
	}

}
