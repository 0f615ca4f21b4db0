package io.actorprocess.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.actorprocess.mailbox.Overflow;

/**
 * How many messages, calls and requests may wait for a process, in
 * {@link ActorProcess#mailbox()}.
 */
@Target({})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Mailbox {

	/**
	 * How many may wait.
	 * @return 0 for any number; as {@code actor.mailbox.*} says if negative, and then
	 * {@link #overflow()} counts for nothing
	 */
	int capacity() default -1;

	/**
	 * What happens to those that find no room.
	 * @return they fail, unless given
	 */
	Overflow overflow() default Overflow.FAIL;

}
