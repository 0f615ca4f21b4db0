package io.actorprocess.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * Makes a bean a process: it is spawned when the application starts, its events are
 * handled one at a time, and others reach it through a
 * {@link io.actorprocess.process.PID} of its type, which is injected where asked for. The
 * bean itself cannot be injected.
 * <p>
 * Stands on a class, or on a {@code @Bean} method. The class needs no base class; one
 * that extends {@link io.actorprocess.process.ProcessBase} is spawned as it is. A bean of
 * scope prototype is spawned on demand, by a {@link ProcessSpawner}.
 * <p>
 * A method marked with {@link org.springframework.scheduling.annotation.Scheduled} is
 * called as an event of the process, at times of the runtime's clock, with or without
 * {@code @EnableScheduling}.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Component
public @interface ActorProcess {

	/**
	 * The id of the process, and of a class found by scanning the bean's name. Ignored
	 * for a class that extends {@code ProcessBase}, which gives its id to its super
	 * constructor.
	 * @return the id; the name of the bean if empty
	 */
	@AliasFor(annotation = Component.class, attribute = "value")
	String value() default "";

	/**
	 * Where the process lives, in an application with several runtimes.
	 * @return the name of a {@link io.actorprocess.process.ProcessManager} bean; the only
	 * or primary one if empty
	 */
	String manager() default "";

	/**
	 * Whether handlers of this process block: on files, databases or locks. Such a
	 * process runs beside the workers, on a virtual thread where the JVM has them, else
	 * on one of {@code actor.scheduling.blocking-threads} threads, and is never reported
	 * as stuck. A class that extends {@code ProcessBase} overrides {@code blocking()}
	 * instead.
	 * @return false unless given
	 */
	boolean blocking() default false;

	/**
	 * How many events may wait for the process, and what happens to the rest. A class
	 * that extends {@code ProcessBase} overrides {@code mailbox(…)} instead.
	 * @return as {@code actor.mailbox.*} says unless given
	 */
	Mailbox mailbox() default @Mailbox;

	/**
	 * What happens to the process when a handler throws where nobody waits for the
	 * result. A class that extends {@code ProcessBase} overrides {@code supervision()}
	 * instead.
	 * @return as {@code actor.supervision.on-failure} says unless given
	 */
	OnFailure onFailure() default OnFailure.DEFAULT;

	/**
	 * Restarts within {@code actor.supervision.window} after which the next failure ends
	 * the process.
	 * @return as {@code actor.supervision.max-restarts} says if negative
	 */
	int maxRestarts() default -1;

}
