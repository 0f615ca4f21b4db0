package io.actorprocess.mailbox;

/**
 * Whose events a queue holds. Senders know the queue and reach its owner only when there
 * is something to do for it: what a running process writes they need not read.
 * <p>
 * Thread-safety: any sender may ask.
 */
public interface MailboxOwner {

	/** Measures nothing. */
	MailboxOwner NONE = (events) -> 0;

	/**
	 * Chooses the events whose wait is measured. Asked for an event as it is sent, not
	 * for each.
	 * @param events how many events it stands for
	 * @return what tells the time of sending to whoever takes the event, any number; zero
	 * if its wait shall not be measured
	 */
	int stamp(int events);

}
