package io.actorprocess.future;

import org.jspecify.annotations.Nullable;

/**
 * Ends the dependent as the source ended, whoever else would like to complete it.
 * <p>
 * Thread-safety: as {@link Callback}.
 *
 * @param <T> the type of the source's value
 * @param <R> the type of the dependent's value
 */
final class Copy<T extends R, R extends @Nullable Object> extends Continuation<T, R> {

	Copy(Future<T> source, Future<R> dependent) {
		super(source, dependent);
	}

	@Override
	void proceed(Completion completion) {
		this.dependent.settleAsInner(this.source.requiredEnd(), completion);
	}

}
