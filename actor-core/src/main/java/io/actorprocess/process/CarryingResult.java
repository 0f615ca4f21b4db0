package io.actorprocess.process;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.ContextCapture;

/**
 * The future of a call in a runtime with a {@link ContextPropagation}: its callbacks run
 * in the context of those who registered them.
 *
 * @param <R> the type of the result
 */
final class CarryingResult<R extends @Nullable Object> extends Result<R> {

	private final ContextCapture context;

	CarryingResult(ContextCapture context) {
		this.context = context;
	}

	@Override
	protected ContextCapture contextCapture() {
		return this.context;
	}

}
