package io.actorprocess.mailbox;

/**
 * Chooses the events whose wait is measured.
 * <p>
 * Thread-safety: any sender may ask.
 */
@FunctionalInterface
public interface Sampling {

	/** Measures nothing. */
	Sampling NONE = (events) -> 0;

	/**
	 * Asked for an event as it is sent, not for each.
	 * @param events how many events it stands for
	 * @return what tells the time of sending to whoever takes the event, any number; zero
	 * if its wait shall not be measured
	 */
	int stamp(int events);

}
