package io.actorprocess.future;

import org.jspecify.annotations.Nullable;

/**
 * Leads from the end of one future, the source, to the end of another, the dependent.
 * <p>
 * Thread-safety: as {@link Callback}.
 *
 * @param <T> the type of the source's value
 * @param <R> the type of the dependent's value
 */
abstract class Continuation<T extends @Nullable Object, R extends @Nullable Object> extends Callback {

	final Future<T> source;

	final Future<R> dependent;

	Continuation(Future<T> source, Future<R> dependent) {
		this.source = source;
		this.dependent = dependent;
	}

	/**
	 * Creates the node and a dependent that passes discard requests on to the source.
	 * @param source the source
	 */
	Continuation(Future<T> source) {
		this(source, Carrying.below(source));
	}

	@Override
	final Phase phase() {
		return Phase.ANY;
	}

	@Override
	final void fire(Completion completion) {
		try {
			proceed(completion);
		}
		catch (Throwable ex) {
			this.dependent.settle(Outcome.failed(ex), completion);
		}
	}

	/**
	 * Completes the dependent, or associates it.
	 * @param completion takes the callbacks that this releases
	 * @throws Throwable what fails the dependent
	 */
	abstract void proceed(Completion completion) throws Throwable;

	/**
	 * Ends the dependent as the source ended.
	 * @param completion takes the callbacks that this releases
	 */
	final void passThrough(Completion completion) {
		this.dependent.settle(this.source.requiredEnd(), completion);
	}

	/**
	 * Registers this node with its source, or runs it if that is complete.
	 * @return the dependent
	 */
	final Future<R> start() {
		if (!this.source.push(Carrying.carried(this.source, this))) {
			Completion.runNow(this);
		}
		return this.dependent;
	}

}
