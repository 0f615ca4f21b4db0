package io.actorprocess.spring;

import io.actorprocess.process.ProcessManager;

/**
 * Published to the application's listeners when all processes have ended and the sockets
 * are closed.
 * <p>
 * Thread-safety: immutable.
 *
 * @param manager the default runtime
 */
public record ActorRuntimeStoppedEvent(ProcessManager manager) {

}
