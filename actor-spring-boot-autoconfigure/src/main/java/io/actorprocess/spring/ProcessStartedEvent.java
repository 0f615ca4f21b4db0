package io.actorprocess.spring;

import io.actorprocess.message.UPID;

/**
 * Published to the application's listeners when a process bean was spawned, on the thread
 * that spawned it. A restart by its supervision is no new start.
 * <p>
 * Thread-safety: immutable.
 *
 * @param beanName the name of the bean
 * @param pid the address of the process
 */
public record ProcessStartedEvent(String beanName, UPID pid) {

}
