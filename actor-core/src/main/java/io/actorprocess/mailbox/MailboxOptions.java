package io.actorprocess.mailbox;

import java.util.Objects;

/**
 * How many events of others may wait for a process, and what happens to the rest.
 * <p>
 * The bound is for what others send: messages, calls and requests. Exit notices, the
 * request to end, timers and deferred callbacks are always accepted and take no room, as
 * a process that misses one of them could wait for ever; how many of them there are is
 * its own doing.
 * <p>
 * Thread-safety: immutable.
 *
 * @param capacity how many events may wait; 0 for any number
 * @param overflow what happens to those that find no room
 */
public record MailboxOptions(int capacity, Overflow overflow) {

	private static final MailboxOptions UNBOUNDED = new MailboxOptions(0, Overflow.FAIL);

	/**
	 * Checks the capacity.
	 * @throws IllegalArgumentException if the capacity is negative
	 */
	public MailboxOptions {
		Objects.requireNonNull(overflow, "overflow");
		if (capacity < 0) {
			throw new IllegalArgumentException(
					"The mailbox capacity " + capacity + " is negative: use 0 for no bound, or at least 1");
		}
	}

	/**
	 * No bound, the default.
	 * @return the options
	 */
	public static MailboxOptions unbounded() {
		return UNBOUNDED;
	}

	/**
	 * Whether there is a bound.
	 * @return false if any number of events may wait
	 */
	public boolean isBounded() {
		return this.capacity > 0;
	}

}
