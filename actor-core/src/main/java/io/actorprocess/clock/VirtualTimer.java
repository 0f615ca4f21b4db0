package io.actorprocess.clock;

/**
 * A timer of a virtual clock, ordered by deadline and then by creation.
 * <p>
 * Thread-safety: the order is immutable.
 */
final class VirtualTimer extends OneShotTimer implements Comparable<VirtualTimer> {

	private final VirtualClock clock;

	private final long sequence;

	VirtualTimer(VirtualClock clock, long deadlineNanos, long sequence, Runnable task) {
		super(deadlineNanos, task);
		this.clock = clock;
		this.sequence = sequence;
	}

	@Override
	void leaveClock() {
		this.clock.remove(this);
	}

	@Override
	public int compareTo(VirtualTimer other) {
		int byDeadline = Long.compare(this.deadlineNanos, other.deadlineNanos);
		return (byDeadline != 0) ? byDeadline : Long.compare(this.sequence, other.sequence);
	}

}
