package io.actorprocess.process;

import java.time.Duration;

import io.actorprocess.event.DispatchEvent;
import io.actorprocess.event.Event;
import io.actorprocess.event.ExitedEvent;
import io.actorprocess.event.HttpEvent;
import io.actorprocess.event.MessageEvent;
import io.actorprocess.message.UPID;

/**
 * Decides for each event whether its process gets it, for tests that lose messages or
 * watch them pass. It is asked when the event's turn has come, on the thread that runs
 * the process. What is dropped becomes a dead letter: a call is abandoned, a request
 * answered with 500. What is held back comes later. The request to end a process is never
 * asked about.
 * <p>
 * Every method passes the event unless overridden.
 * <p>
 * Thread-safety: called by all workers at once.
 */
public interface EventFilter {

	/**
	 * Whether to drop a message.
	 * @param event the message
	 * @param receiver whose turn it is
	 * @return true to drop it
	 */
	default boolean drops(MessageEvent event, UPID receiver) {
		return false;
	}

	/**
	 * Whether to drop a call.
	 * @param event the call
	 * @param receiver whose turn it is
	 * @return true to drop it
	 */
	default boolean drops(DispatchEvent event, UPID receiver) {
		return false;
	}

	/**
	 * Whether to drop an HTTP request.
	 * @param event the request
	 * @param receiver whose turn it is
	 * @return true to drop it
	 */
	default boolean drops(HttpEvent event, UPID receiver) {
		return false;
	}

	/**
	 * Whether to drop the news of the end of a linked process.
	 * @param event the news
	 * @param receiver whose turn it is
	 * @return true to drop it
	 */
	default boolean drops(ExitedEvent event, UPID receiver) {
		return false;
	}

	/**
	 * How long to hold back an event that was not dropped. It comes again then, behind
	 * all that waits by that time, and is not asked about a second time; if its receiver
	 * has ended, it becomes a dead letter.
	 * @param event the event
	 * @param receiver whose turn it is
	 * @return zero, unless overridden, to let it pass now
	 */
	default Duration holdsBack(Event event, UPID receiver) {
		return Duration.ZERO;
	}

	/**
	 * An event passes: its handler is about to be called. Events that were held back pass
	 * when they come again.
	 * @param event the event
	 * @param receiver whose turn it is
	 */
	default void passes(Event event, UPID receiver) {
	}

}
