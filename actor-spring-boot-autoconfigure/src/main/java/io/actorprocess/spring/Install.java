package io.actorprocess.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.aot.hint.annotation.Reflective;

/**
 * Handles the messages of one name.
 * <p>
 * The method returns nothing and takes, in any order, what it needs of: the sender as
 * {@link io.actorprocess.message.UPID}; the body as {@code byte[]}, as {@link String}
 * (UTF-8) or as a protobuf message; the {@link io.actorprocess.process.ProcessContext}. A
 * body that does not decode is listed as a dead letter. What the method throws ends the
 * process.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Reflective
public @interface Install {

	/**
	 * The name of the messages.
	 * @return the name; if empty, the full name of the protobuf type that the method
	 * takes
	 */
	String value() default "";

}
