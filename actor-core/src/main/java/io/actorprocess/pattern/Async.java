package io.actorprocess.pattern;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.CheckedSupplier;
import io.actorprocess.future.Future;
import io.actorprocess.process.ProcessManager;

/**
 * Runs functions beside the workers of a runtime, where they may block: all at the same
 * time, and accounted for when the runtime stops.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class Async {

	private Async() {
	}

	/**
	 * Runs a function.
	 * @param <R> the type of the result
	 * @param manager the runtime
	 * @param function runs where it may block
	 * @return the result to come; abandoned if the runtime stops before
	 * @throws IllegalStateException if the runtime was never started
	 */
	public static <R extends @Nullable Object> Future<R> run(ProcessManager manager,
			CheckedSupplier<? extends R> function) {
		return manager.async(function);
	}

	/**
	 * Runs a function that returns a stage.
	 * @param <R> the type of the result
	 * @param manager the runtime
	 * @param function runs where it may block, returns a stage
	 * @return ends as the stage does; abandoned if the runtime stops before the function
	 * runs
	 * @throws IllegalStateException if the runtime was never started
	 */
	public static <R extends @Nullable Object> Future<R> runFlat(ProcessManager manager,
			CheckedSupplier<? extends CompletionStage<? extends R>> function) {
		Future<CompletionStage<? extends R>> started = manager.async(function);
		return started.thenFlat((stage) -> stage);
	}

}
