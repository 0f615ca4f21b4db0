package io.actorprocess.process;

import java.time.Duration;

import io.actorprocess.clock.Timer;
import io.actorprocess.future.CheckedFunction;
import io.actorprocess.future.CheckedRunnable;
import io.actorprocess.message.UPID;

/**
 * What a process may do, for an object that handles the events of a process without being
 * one, such as a plain bean.
 * <p>
 * Thread-safety: for use within the handlers of that process.
 */
public interface ProcessContext {

	/**
	 * The address of the process.
	 * @return {@code id@ip:port}
	 */
	UPID upid();

	/**
	 * The runtime the process lives in.
	 * @return its manager
	 */
	ProcessManager manager();

	/**
	 * Sends a message.
	 * @param to the receiver
	 * @param name the message's name
	 * @param body the bytes, handed over
	 */
	void send(UPID to, String name, byte[] body);

	/**
	 * Asks for notice of the end of another process.
	 * @param to the process to watch
	 */
	void link(UPID to);

	/**
	 * Runs a callback within the process after a while.
	 * @param delay how long to wait
	 * @param callback the callback
	 * @return the timer, to cancel it
	 */
	Timer delay(Duration delay, CheckedRunnable callback);

	/**
	 * Wraps a callback so that it runs within the process.
	 * @param <A> what the callback takes
	 * @param <R> what it returns
	 * @param callback the callback
	 * @return fits where a future takes a callback
	 */
	<A, R> Deferred<A, R> defer(CheckedFunction<? super A, ? extends R> callback);

	/**
	 * Sets the event in hand aside, to be handled again after {@link #unstashAll()}; what
	 * the handler returns does not count.
	 */
	void stash();

	/**
	 * Puts the events that were set aside back, before all others that wait.
	 */
	void unstashAll();

	/**
	 * Ends the process after the handler in hand.
	 */
	void terminate();

}
