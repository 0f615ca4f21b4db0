package io.actorprocess.process;

import java.time.Duration;

/**
 * A process that does not keep up with what it is sent.
 * <p>
 * Thread-safety: immutable.
 *
 * @param id the id of the process
 * @param waited how long the event measured last waited for its turn
 * @param mailboxSize events that wait, an estimate
 */
public record LateProcess(String id, Duration waited, int mailboxSize) {

}
