package io.actorprocess.spring.bean;

import org.jspecify.annotations.Nullable;

import io.actorprocess.process.ProcessContext;

/**
 * Where a parameter of a handler gets its value from.
 *
 * @param <E> what the handler is called for
 */
@FunctionalInterface
interface Argument<E> {

	@Nullable Object resolve(ProcessContext context, E event) throws UnusableEventException;

}
