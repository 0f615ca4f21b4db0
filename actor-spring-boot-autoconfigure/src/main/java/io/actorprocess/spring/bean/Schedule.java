package io.actorprocess.spring.bean;

import org.springframework.scheduling.Trigger;

/**
 * A method of a bean that is called at certain times.
 * <p>
 * Thread-safety: immutable.
 *
 * @param handler the method
 * @param trigger says when
 */
record Schedule(Handler<Notice> handler, Trigger trigger) {

}
