package io.actorprocess.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.aot.hint.annotation.Reflective;

/**
 * Called within the process before any event is handled, each time it is spawned or
 * restarted. A bean has at most one such method.
 * <p>
 * The method returns nothing and may take the process' own
 * {@link io.actorprocess.message.UPID} and the
 * {@link io.actorprocess.process.ProcessContext}, to link, to send or to set a timer.
 * What it throws fails the process.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Reflective
public @interface Initialize {

}
