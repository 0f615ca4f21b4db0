package io.actorprocess.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.aot.hint.annotation.Reflective;

/**
 * Told when a process that this one has linked to has ended, or cannot be reached any
 * more. A bean has at most one such method.
 * <p>
 * The method returns nothing and may take the {@link io.actorprocess.message.UPID} that
 * ended, the {@link io.actorprocess.message.ExitReason} and the
 * {@link io.actorprocess.process.ProcessContext}. What it throws fails the process.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Reflective
public @interface Exited {

}
