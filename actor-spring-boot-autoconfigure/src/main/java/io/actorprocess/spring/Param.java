package io.actorprocess.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A query parameter of a {@link Route}, converted to the parameter's type. A request
 * without it, or with a value of another form, is answered 400, unless the parameter is
 * {@code @Nullable}, an {@link java.util.Optional}, or has a default.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Param {

	/**
	 * Stands for "no default", as an annotation cannot hold null.
	 */
	String NONE = "\n\t\n";

	/**
	 * The name in the query.
	 * @return the name; that of the method's parameter if empty
	 */
	String value() default "";

	/**
	 * What is converted when the request lacks the parameter.
	 * @return the text
	 */
	String defaultValue() default NONE;

}
