package io.actorprocess.mailbox;

import io.actorprocess.message.UPID;

/**
 * A call was not made because as many events wait for the process as may. It has no stack
 * trace, since it is thrown most when there is least time.
 * <p>
 * Thread-safety: as {@link Throwable}.
 */
public final class MailboxFullException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient UPID process;

	private final int capacity;

	/**
	 * Creates the exception.
	 * @param process whose mailbox is full
	 * @param capacity how many events may wait for it
	 */
	public MailboxFullException(UPID process, int capacity) {
		super("The call was not made: the mailbox of process '" + process + "' is full with " + capacity
				+ " events; wait for room (tellWhenRoom), send less, or raise its capacity", null, false, false);
		this.process = process;
		this.capacity = capacity;
	}

	/**
	 * Whose mailbox is full.
	 * @return the address of the process
	 */
	public UPID process() {
		return this.process;
	}

	/**
	 * How many events may wait.
	 * @return the capacity of the mailbox
	 */
	public int capacity() {
		return this.capacity;
	}

}
