package io.actorprocess.pattern;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.CheckedFunction;
import io.actorprocess.future.CheckedSupplier;
import io.actorprocess.future.Future;
import io.actorprocess.process.PID;

/**
 * Repeats two asynchronous steps: one that gets the next item, one that uses it and
 * decides whether to go on.
 *
 * <pre>{@code
 * Future<Long> total = Loop.run(queue::get, (item) -> {
 *     this.sum += item;
 *     return Future.ready((item == 0) ? ControlFlow.stop(this.sum) : ControlFlow.next());
 * });
 * }</pre>
 * <p>
 * Steps that are ready at once are repeated like an ordinary loop: neither the stack nor
 * memory grows, however many there are.
 * <p>
 * A step that throws fails the loop; a step that is failed, discarded or abandoned ends
 * the loop in the same way. Discarding the loop asks the step it waits for to discard; a
 * loop whose steps do not wait, or that carry on, ends discarded before the next item is
 * fetched, so that no item gets lost.
 * <p>
 * Thread-safety: any thread may start a loop. Its steps run one at a time, and each sees
 * what the one before wrote.
 */
public final class Loop {

	private Loop() {
	}

	/**
	 * Runs a loop on this thread, and after a step that made it wait on the thread that
	 * completed that step.
	 * @param <T> the type of the items
	 * @param <R> the type of the result
	 * @param iterate gets the next item
	 * @param body uses the item
	 * @return the result: the value that the body stopped with
	 */
	public static <T extends @Nullable Object, R extends @Nullable Object> Future<R> run(
			CheckedSupplier<? extends CompletionStage<? extends T>> iterate,
			CheckedFunction<? super T, ? extends CompletionStage<ControlFlow<R>>> body) {
		return new Looping<T, R>(iterate, body, (steps, abandon) -> steps.run()).start();
	}

	/**
	 * Runs a loop within a process: each step, the first one too, runs as one of its
	 * calls. A loop that is ready over and over keeps the process busy.
	 * @param <T> the type of the items
	 * @param <R> the type of the result
	 * @param pid the process
	 * @param iterate gets the next item
	 * @param body uses the item
	 * @return the result; abandoned if the process has ended when a step should run
	 */
	public static <T extends @Nullable Object, R extends @Nullable Object> Future<R> run(PID<?> pid,
			CheckedSupplier<? extends CompletionStage<? extends T>> iterate,
			CheckedFunction<? super T, ? extends CompletionStage<ControlFlow<R>>> body) {
		return new Looping<T, R>(iterate, body, (steps, abandon) -> pid.dispatch((process) -> {
			steps.run();
			return true;
		}).onAbandoned(() -> abandon.accept("The loop ends with its process " + pid))).start();
	}

}
