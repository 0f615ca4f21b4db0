package io.actorprocess.test.simulation;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How a simulated network behaves while nothing is broken. It carries streams of bytes as
 * TCP does: a lost packet is sent again and shows as a delay, so nothing is lost but with
 * its connection, and nothing overtakes within one.
 * <p>
 * Thread-safety: immutable.
 *
 * @param minLatency the shortest way of a piece of data
 * @param maxLatency the longest way of a piece that is not lost
 * @param loss how many of a thousand pieces are lost and sent again
 * @param retransmission how long it takes until a lost piece is sent again
 * @param connectTimeout how long a machine tries to connect to one that does not answer
 * @param patience how long unacknowledged data, or silence under the probes of an idle
 * connection, is borne until a connection counts as lost
 */
public record NetworkConditions(Duration minLatency, Duration maxLatency, int loss, Duration retransmission,
		Duration connectTimeout, Duration patience) {

	/**
	 * Checks the conditions.
	 * @throws IllegalArgumentException if a duration is negative, or no chance is left
	 */
	public NetworkConditions {
		if (minLatency.isNegative() || maxLatency.compareTo(minLatency) < 0 || retransmission.isNegative()
				|| connectTimeout.isNegative() || patience.isNegative() || loss < 0 || loss > 999) {
			throw new IllegalArgumentException(
					"No network is like that: latency from %s to %s, %d of 1000 pieces lost; use latencies that are not "
						.formatted(minLatency, maxLatency, loss)
							+ "negative, the lower one first, and a loss from 0 to 999");
		}
	}

	/**
	 * Machines of one room.
	 * @return 50 µs to 2 ms, one of a hundred pieces lost for 200 ms
	 */
	public static NetworkConditions defaults() {
		return new NetworkConditions(Duration.ofNanos(50_000), Duration.ofMillis(2), 10, Duration.ofMillis(200),
				Duration.ofSeconds(5), Duration.ofSeconds(20));
	}

	/**
	 * These conditions with other latencies.
	 * @param min the shortest way
	 * @param max the longest way
	 * @return new conditions
	 */
	public NetworkConditions withLatency(Duration min, Duration max) {
		return new NetworkConditions(min, max, this.loss, this.retransmission, this.connectTimeout, this.patience);
	}

	/**
	 * These conditions with another loss.
	 * @param perThousand how many of a thousand pieces are lost and sent again
	 * @return new conditions
	 */
	public NetworkConditions withLoss(int perThousand) {
		return new NetworkConditions(this.minLatency, this.maxLatency, perThousand, this.retransmission,
				this.connectTimeout, this.patience);
	}

	/** How long one piece takes. */
	long latencyNanos(RandomGenerator random) {
		long spread = this.maxLatency.toNanos() - this.minLatency.toNanos();
		long nanos = this.minLatency.toNanos() + random.nextLong(spread + 1);
		for (long wait = this.retransmission.toNanos(); random.nextInt(1000) < this.loss; wait *= 2) {
			nanos += wait;
		}
		return nanos;
	}

}
