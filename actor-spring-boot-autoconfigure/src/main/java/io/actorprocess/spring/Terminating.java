package io.actorprocess.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.aot.hint.annotation.Reflective;

/**
 * Called within the process when it ends by request or failure. A bean has at most one
 * such method.
 * <p>
 * The method returns nothing and may take the process' own
 * {@link io.actorprocess.message.UPID} and the
 * {@link io.actorprocess.process.ProcessContext}; it can still send. What it throws is
 * logged.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Reflective
public @interface Terminating {

}
