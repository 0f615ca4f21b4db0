package io.actorprocess.process;

import java.time.Duration;
import java.util.List;

/**
 * A process whose handler has not returned for a long time.
 * <p>
 * Thread-safety: immutable.
 *
 * @param id the id within the runtime; {@code (ended)} for one that is not listed any
 * more and runs its last callbacks
 * @param definition the name that metrics use, shared by processes of one kind
 * @param event what it handles, such as {@code dispatch} or {@code message 'reset'};
 * never what a message holds
 * @param runningFor for how long at least
 * @param thread the name of the thread
 * @param replaced whether it waits for a future, so that a spare thread stands in; if not
 * it keeps a worker from other processes
 * @param stack where the thread is, innermost first
 */
public record StuckProcess(String id, String definition, String event, Duration runningFor, String thread,
		boolean replaced, List<StackTraceElement> stack) {

}
