package io.actorprocess.spring;

import io.actorprocess.process.ProcessManager;

/**
 * Published to the application's listeners when the runtimes listen and all process beans
 * are spawned, before the web server takes requests. Once for the default runtime, also
 * after a pause of the context.
 * <p>
 * Thread-safety: immutable.
 *
 * @param manager the default runtime
 * @param processes how many process beans were spawned
 */
public record ActorRuntimeStartedEvent(ProcessManager manager, int processes) {

}
