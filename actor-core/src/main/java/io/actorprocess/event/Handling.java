package io.actorprocess.event;

/**
 * The handling of one event, as the event sees it.
 * <p>
 * Thread-safety: for the thread that runs the process.
 */
public interface Handling {

	/**
	 * The object that the process stands for.
	 * @return what calls are made on
	 */
	Object target();

	/**
	 * Whether the handler has set the event in hand aside, to handle it later: then what
	 * it returned is no result.
	 * @return true if the event will be handled again, or given up
	 */
	boolean isSetAside();

}
