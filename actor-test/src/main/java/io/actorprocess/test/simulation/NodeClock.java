package io.actorprocess.test.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.clock.Clock;
import io.actorprocess.clock.Timer;

/**
 * The clock of one machine in one of its lives. It may be wrong, and fast or slow.
 * <p>
 * Thread-safety: for the one thread of a simulation.
 */
final class NodeClock implements Clock {

	/*
	 * Local time is a linear function of the world's; a skew begins a new one. Pending
	 * timers keep their local deadlines. One alarm on the timeline stands in for the
	 * first of them; it is set anew whenever that one or the function changes.
	 */

	private static final Logger logger = LoggerFactory.getLogger(NodeClock.class);

	/** So that a deadline beyond the end of time can be reckoned with. */
	private static final long LONGEST_DELAY_NANOS = TimeUnit.DAYS.toNanos(1000);

	private final Timeline timeline;

	private final Instant start;

	private final TreeSet<NodeTimer> timers = new TreeSet<>();

	private long baseWorldNanos;

	private long baseLocalNanos;

	private double rate = 1;

	private Duration wrong = Duration.ZERO;

	private long created;

	private boolean stopped;

	private Timeline.@Nullable Happening alarm;

	NodeClock(Timeline timeline, Instant start) {
		this.timeline = timeline;
		this.start = start;
		this.baseWorldNanos = timeline.now();
		this.baseLocalNanos = timeline.now();
	}

	@Override
	public long nanoTime() {
		return localAt(this.timeline.now());
	}

	private long localAt(long worldNanos) {
		return this.baseLocalNanos + (long) ((worldNanos - this.baseWorldNanos) * this.rate);
	}

	/** The first moment of the world at which local time has come that far. */
	private long worldAt(long localNanos) {
		long world = this.baseWorldNanos + (long) ((localNanos - this.baseLocalNanos) / this.rate);
		while (localAt(world) < localNanos) {
			world++;
		}
		return world;
	}

	@Override
	public Instant now() {
		return this.start.plusNanos(nanoTime()).plus(this.wrong);
	}

	/**
	 * Makes the clock wrong.
	 * @param jump how far {@link #now()} jumps
	 * @param speed how fast time passes from now on, 1 being right
	 */
	void skew(Duration jump, double speed) {
		this.baseLocalNanos = nanoTime();
		this.baseWorldNanos = this.timeline.now();
		this.wrong = this.wrong.plus(jump);
		this.rate = speed;
		setAlarm();
	}

	@Override
	public Timer delay(Duration delay, Runnable task) {
		if (this.stopped) {
			throw new IllegalStateException("The machine is down, and so is its clock: it takes no timers");
		}
		long delayNanos = Math.min(Math.max(0, TimeUnit.NANOSECONDS.convert(delay)), LONGEST_DELAY_NANOS);
		NodeTimer timer = new NodeTimer(nanoTime() + delayNanos, this.created++, task);
		this.timers.add(timer);
		if (this.timers.first() == timer) {
			setAlarm();
		}
		return timer;
	}

	private void setAlarm() {
		if (this.alarm != null) {
			this.alarm.callOff();
			this.alarm = null;
		}
		if (!this.timers.isEmpty()) {
			this.alarm = this.timeline.at(worldAt(this.timers.first().deadlineNanos), this::ring);
		}
	}

	private void ring() {
		NodeTimer due = this.timers.pollFirst();
		setAlarm();
		if (due != null) {
			due.fire();
		}
	}

	@Override
	public int timers() {
		return this.timers.size();
	}

	@Override
	public int cancelAll() {
		int cancelled = this.timers.size();
		this.timers.forEach(NodeTimer::drop);
		this.timers.clear();
		setAlarm();
		return cancelled;
	}

	/** The machine is down: nothing fires any more. */
	@Override
	public void close() {
		this.stopped = true;
		cancelAll();
	}

	private final class NodeTimer implements Timer, Comparable<NodeTimer> {

		private final long deadlineNanos;

		private final long order;

		private @Nullable Runnable task;

		private NodeTimer(long deadlineNanos, long order, Runnable task) {
			this.deadlineNanos = deadlineNanos;
			this.order = order;
			this.task = task;
		}

		private void fire() {
			Runnable due = this.task;
			this.task = null;
			try {
				if (due != null) {
					due.run();
				}
			}
			catch (RuntimeException ex) {
				logger.error("The timer task {} failed; the clock goes on with the next timer", due, ex);
			}
		}

		private void drop() {
			this.task = null;
		}

		@Override
		public boolean cancel() {
			boolean pending = this.task != null;
			if (pending) {
				this.task = null;
				boolean first = NodeClock.this.timers.first() == this;
				NodeClock.this.timers.remove(this);
				if (first) {
					setAlarm();
				}
			}
			return pending;
		}

		@Override
		public boolean isPending() {
			return this.task != null;
		}

		@Override
		public int compareTo(NodeTimer other) {
			int byDeadline = Long.compare(this.deadlineNanos, other.deadlineNanos);
			return (byDeadline != 0) ? byDeadline : Long.compare(this.order, other.order);
		}

	}

}
