package io.actorprocess.future;

import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Runs an action, then ends the dependent as the source ended, as
 * {@link java.util.concurrent.CompletionStage#whenComplete} demands.
 * <p>
 * Thread-safety: as {@link Callback}.
 *
 * @param <T> the type of the value
 */
final class WhenComplete<T extends @Nullable Object> extends Continuation<T, T> {

	private final BiConsumer<? super @Nullable T, ? super @Nullable Throwable> action;

	WhenComplete(Future<T> source, BiConsumer<? super @Nullable T, ? super @Nullable Throwable> action) {
		super(source);
		this.action = action;
	}

	@Override
	void proceed(Completion completion) {
		if (this.source.isReady()) {
			this.action.accept(this.source.value(), null);
		}
		else {
			acceptFailure();
		}
		passThrough(completion);
	}

	private void acceptFailure() {
		try {
			this.action.accept(null, Stages.throwableOf(this.source));
		}
		catch (Throwable ex) {
			// The dependent keeps the first failure, so this one would be lost.
			Completion.report(ex);
		}
	}

}
