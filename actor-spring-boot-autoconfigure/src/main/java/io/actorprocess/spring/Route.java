package io.actorprocess.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.aot.hint.annotation.Reflective;

/**
 * Answers HTTP requests to a path of the process: {@code GET /counter/add?n=5} reaches
 * the method of the process {@code counter} with {@code @Route("/add")}.
 * <p>
 * A parameter is the {@link io.actorprocess.http.HttpRequest}, the
 * {@link io.actorprocess.http.Principal} who asks, the
 * {@link io.actorprocess.process.ProcessContext}, or a query parameter marked with
 * {@link Param}. Where nobody is known to ask, a principal that is neither
 * {@code @Nullable} nor an {@link java.util.Optional} is answered 403. The result becomes
 * the response: an {@link io.actorprocess.http.HttpResponse} as it is; text, a number or
 * a boolean as plain text; nothing as an empty body; anything else as JSON. A
 * {@link java.util.concurrent.CompletionStage} of these is answered when it is complete.
 * What the method throws is answered 500; the process goes on.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Reflective
public @interface Route {

	/**
	 * The path below the id of the process, beginning with a slash. It serves longer
	 * paths too, unless a longer route matches.
	 * @return the path
	 */
	String value();

	/**
	 * The realm that guards the route. It must have an authenticator, by the properties
	 * {@code actor.http.realms} or a bean of its name.
	 * @return the realm; empty if everybody may ask
	 */
	String realm() default "";

	/**
	 * Whether the method is called as soon as the head of a request is there, with its
	 * body as a stream, however long: see
	 * {@link io.actorprocess.http.HttpRequest#reader()}. Otherwise the request waits for
	 * its body, up to the limit.
	 * @return true for streams
	 */
	boolean streaming() default false;

	/**
	 * What the route is for, on the page {@code /help}, in Markdown.
	 * @return the text
	 */
	String help() default "";

}
