package io.actorprocess.future;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * Ends the dependent as the source ended, if that happens in time; else by a function.
 * <p>
 * Thread-safety: as {@link Callback}; the timer and the source race for {@link #decided}.
 *
 * @param <T> the type of the value
 */
final class After<T extends @Nullable Object> extends Continuation<T, T> implements Runnable {

	private final CheckedFunction<? super Future<T>, ? extends CompletionStage<? extends T>> function;

	private final AtomicBoolean decided = new AtomicBoolean();

	/** Null if the source takes nobody's context along. */
	private final ContextCapture.@Nullable Captured context;

	/** Written before this node is published. */
	private @Nullable Cancellation timer;

	After(Future<T> source, CheckedFunction<? super Future<T>, ? extends CompletionStage<? extends T>> function) {
		super(source);
		this.function = function;
		ContextCapture capture = source.contextCapture();
		this.context = (capture != null) ? capture.capture() : null;
	}

	Future<T> start(Duration delay, Delayer delayer) {
		this.timer = delayer.delay(delay, this);
		// Not start(): nothing of the user's runs when the source ends
		if (!this.source.push(this)) {
			Completion.runNow(this);
		}
		return this.dependent;
	}

	@Override
	boolean isStale() {
		return this.decided.get();
	}

	@Override
	void proceed(Completion completion) {
		if (this.decided.compareAndSet(false, true)) {
			if (this.timer != null) {
				this.timer.cancel();
			}
			passThrough(completion);
		}
	}

	/** The time is over. */
	@Override
	public void run() {
		if (this.decided.compareAndSet(false, true)) {
			this.source.remove(this);
			Completion completion = new Completion();
			expireInContext(completion);
			completion.run();
		}
	}

	private void expireInContext(Completion completion) {
		ContextCapture.Scope scope = (this.context != null) ? this.context.restore() : null;
		expire(completion);
		if (scope != null) {
			scope.close();
		}
	}

	private void expire(Completion completion) {
		try {
			this.dependent.adopt(this.function.apply(this.source), completion);
		}
		catch (Throwable ex) {
			this.dependent.settle(Outcome.failed(ex), completion);
		}
	}

}
