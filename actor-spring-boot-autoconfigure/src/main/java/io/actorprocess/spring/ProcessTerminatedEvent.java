package io.actorprocess.spring;

import io.actorprocess.message.UPID;

/**
 * Published to the application's listeners when the process of a bean has ended, for
 * whatever reason. A listener runs on a thread of the runtime and must not block.
 * <p>
 * Thread-safety: immutable.
 *
 * @param beanName the name of the bean
 * @param pid the address that the process had
 */
public record ProcessTerminatedEvent(String beanName, UPID pid) {

}
