package io.actorprocess.pattern;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.CheckedSupplier;
import io.actorprocess.future.Future;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;

/**
 * Runs functions on the workers of a runtime, each in a short-lived process of its own,
 * so that they run at the same time, show up among the processes, and are accounted for
 * when the runtime stops.
 * <p>
 * A function that blocks occupies a worker.
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
	 * @param function runs on a worker
	 * @return the result to come; abandoned if the runtime stops before
	 * @throws IllegalStateException if the runtime does not run
	 */
	public static <R extends @Nullable Object> Future<R> run(ProcessManager manager,
			CheckedSupplier<? extends R> function) {
		return runFlat(manager, () -> Future.<R>ready(function.get()));
	}

	/**
	 * Runs a function that returns a stage.
	 * @param <R> the type of the result
	 * @param manager the runtime
	 * @param function runs on a worker, returns a stage
	 * @return ends as the stage does; abandoned if the runtime stops before the function
	 * runs
	 * @throws IllegalStateException if the runtime does not run
	 */
	public static <R extends @Nullable Object> Future<R> runFlat(ProcessManager manager,
			CheckedSupplier<? extends CompletionStage<? extends R>> function) {
		PID<AsyncProcess> pid = manager.spawn(new AsyncProcess());
		Future<R> result = pid.dispatchFlat((process) -> function.get());
		manager.terminate(pid.upid(), false);
		return result;
	}

	private static final class AsyncProcess extends ProcessBase {

		private AsyncProcess() {
			super("__async__()");
		}

		@Override
		protected String definition() {
			return "async";
		}

	}

}
