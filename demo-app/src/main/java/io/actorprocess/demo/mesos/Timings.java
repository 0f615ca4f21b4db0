package io.actorprocess.demo.mesos;

import java.time.Duration;

/**
 * How often the processes of the small Mesos do what they do again and again, and when
 * they give up.
 * <p>
 * Thread-safety: immutable.
 *
 * @param allocation how often free slots are offered
 * @param offer how long an offer stands before it is rescinded
 * @param refusal how long a declined agent is not offered to the same framework again
 * @param ping how often the master pings
 * @param missedPings how many pings in a row may go unanswered, or unheard
 * @param registration how often a registration is repeated
 * @param update how often a status update is repeated
 * @param reconciliation how often a framework asks for tasks that got lost
 * @param failover how long a framework may be away before its tasks are given up
 */
public record Timings(Duration allocation, Duration offer, Duration refusal, Duration ping, int missedPings,
		Duration registration, Duration update, Duration reconciliation, Duration failover) {

	/**
	 * Timings for a cluster of one machine.
	 * @return from 20 milliseconds for an allocation to 10 seconds for a failover
	 */
	public static Timings defaults() {
		return new Timings(Duration.ofMillis(20), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(1),
				5, Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(10));
	}

}
