package io.actorprocess.remote.netty;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.SocketStatistics;

/**
 * Counts what goes over the sockets, over all bindings of a manager.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class Traffic {

	static final String LIBPROCESS = "libprocess";

	private final LongAdder sent = new LongAdder();

	private final LongAdder received = new LongAdder();

	private final LongAdder bytesSent = new LongAdder();

	private final LongAdder bytesReceived = new LongAdder();

	private final AtomicLongArray dropped = new AtomicLongArray(DeadLetterReason.values().length);

	void addSent(int messages) {
		this.sent.add(messages);
	}

	void addReceived() {
		this.received.increment();
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

	SocketStatistics snapshot(List<SocketStatistics.Connection> connections) {
		Map<DeadLetterReason, Long> drops = new EnumMap<>(DeadLetterReason.class);
		for (DeadLetterReason reason : DeadLetterReason.values()) {
			long count = this.dropped.get(reason.ordinal());
			if (count > 0) {
				drops.put(reason, count);
			}
		}
		return new SocketStatistics(connections, Map.of(LIBPROCESS, this.sent.sum()),
				Map.of(LIBPROCESS, this.received.sum()), Map.copyOf(drops), this.bytesSent.sum(),
				this.bytesReceived.sum());
	}

}
