package io.actorprocess.process;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.AbandonedException;
import io.actorprocess.future.CheckedConsumer;
import io.actorprocess.future.CheckedFunction;
import io.actorprocess.future.ContextCapture.Captured;
import io.actorprocess.future.Future;

/**
 * A callback that runs within the process that deferred it, whichever thread calls it.
 * Fits where a future takes a callback: {@code future.onReady(defer(…))} and
 * {@code future.thenFlat(defer(…))}.
 * <p>
 * Thread-safety: any thread may call it, any number of times.
 *
 * @param <A> what the callback takes
 * @param <R> what it returns
 */
public final class Deferred<A, R> implements CheckedFunction<A, Future<R>>, Consumer<A> {

	private final ProcessCell cell;

	private final CheckedFunction<? super A, ? extends R> callback;

	private final ProcessBase owner;

	private final @Nullable ContextCarrier carrier;

	/** The context of whoever deferred the callback; null without a carrier. */
	private final @Nullable Captured context;

	Deferred(ProcessCell cell, ProcessBase owner, CheckedFunction<? super A, ? extends R> callback) {
		this.cell = cell;
		this.owner = owner;
		this.callback = callback;
		this.carrier = cell.engine().carrier();
		this.context = (this.carrier != null) ? this.carrier.capture() : null;
	}

	/**
	 * Runs the callback within the process, later.
	 * @param argument its argument
	 * @return the result to come; abandoned if the process has ended
	 */
	@Override
	public Future<R> apply(A argument) {
		CheckedFunction<Object, R> deferred = (target) -> call(argument);
		Call<Object, R> call = (this.carrier != null && this.context != null)
				? this.carrier.call(deferred, () -> this.cell, this.context) : new Call<>(deferred);
		this.cell.deliver(call);
		return call.result();
	}

	/**
	 * Runs the callback within the process, later, and forgets the result. What the
	 * callback throws is treated as the failure of a handler. It is not run if the
	 * process has ended or was restarted by then.
	 * @param argument its argument
	 */
	@Override
	public void accept(A argument) {
		CheckedConsumer<Object> deferred = (target) -> {
			if (this.cell.process() == this.owner) {
				this.callback.apply(argument);
			}
		};
		if (this.carrier != null && this.context != null) {
			deferred = this.carrier.carry(deferred, () -> this.cell, this.context);
		}
		this.cell.deliver(new Tell<>(deferred));
	}

	private R call(A argument) throws Exception {
		if (this.cell.process() != this.owner) {
			throw new AbandonedException("The callback was not run: " + this.cell + " was restarted since");
		}
		return this.callback.apply(argument);
	}

}
