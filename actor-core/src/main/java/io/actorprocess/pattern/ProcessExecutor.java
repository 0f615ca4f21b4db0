package io.actorprocess.pattern;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.future.CheckedFunction;
import io.actorprocess.future.CheckedSupplier;
import io.actorprocess.future.Future;
import io.actorprocess.process.Deferred;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;

/**
 * Runs functions one at a time, in the order of submission, within a process of its own.
 * For code outside of processes that wants the same guarantee, and for the asynchronous
 * methods of the JDK that take an executor.
 * <p>
 * Thread-safety: any thread may call any method, the functions too.
 */
public final class ProcessExecutor implements Executor, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ProcessExecutor.class);

	private final ProcessManager manager;

	private final ExecutorProcess process = new ExecutorProcess();

	private final PID<ExecutorProcess> pid;

	/**
	 * Spawns an executor.
	 * @param manager the runtime to spawn it in
	 * @throws IllegalStateException if the runtime does not run
	 */
	public ProcessExecutor(ProcessManager manager) {
		this.manager = manager;
		this.pid = manager.spawn(this.process);
	}

	/**
	 * Runs a task, and logs what it throws.
	 * @param task the task; a dead letter if the executor is closed
	 */
	@Override
	public void execute(Runnable task) {
		submit(() -> {
			task.run();
			return true;
		}).onFailed((failure) -> logger.error("A task of the executor {} failed", this.pid, failure));
	}

	/**
	 * Runs a function.
	 * @param <R> the type of the result
	 * @param function the function
	 * @return the result to come; abandoned if the executor is closed before its turn
	 */
	public <R> Future<R> submit(CheckedSupplier<? extends R> function) {
		return this.pid.dispatch((executor) -> function.get());
	}

	/**
	 * Runs a function that returns a stage. The next function does not wait for the
	 * stage.
	 * @param <R> the type of the result
	 * @param function the function, returns a stage
	 * @return ends as the stage does; abandoned if the executor is closed before its turn
	 */
	public <R> Future<R> submitFlat(CheckedSupplier<? extends CompletionStage<? extends R>> function) {
		return this.pid.dispatchFlat((executor) -> function.get());
	}

	/**
	 * Wraps a callback so that it runs on this executor, whoever calls it.
	 * @param <A> what it takes
	 * @param <R> what it returns
	 * @param callback the callback
	 * @return fits where a future takes a callback
	 */
	public <A, R> Deferred<A, R> defer(CheckedFunction<? super A, ? extends R> callback) {
		return this.process.deferred(callback);
	}

	/**
	 * Ends the executor after the function in hand, without waiting for that; what waits
	 * is abandoned.
	 */
	@Override
	public void close() {
		this.manager.terminate(this.pid);
	}

	private static final class ExecutorProcess extends ProcessBase {

		private ExecutorProcess() {
			super("__executor__()");
		}

		private <A, R> Deferred<A, R> deferred(CheckedFunction<? super A, ? extends R> callback) {
			return defer(callback);
		}

		@Override
		protected String definition() {
			return "executor";
		}

	}

}
