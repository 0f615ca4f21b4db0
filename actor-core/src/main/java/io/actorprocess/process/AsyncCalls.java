package io.actorprocess.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.CheckedSupplier;
import io.actorprocess.future.Future;

/**
 * The blocking work that belongs to no process, from the moment it is handed in until it
 * is done.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class AsyncCalls {

	private final Engine engine;

	private final LongAdder abandoned;

	private final Set<AsyncCall<?>> pending = ConcurrentHashMap.newKeySet();

	private volatile boolean closed;

	AsyncCalls(Engine engine, LongAdder abandoned) {
		this.engine = engine;
		this.abandoned = abandoned;
	}

	<T extends @Nullable Object> Future<T> submit(CheckedSupplier<? extends T> work) {
		ContextCarrier carrier = this.engine.carrier();
		AsyncCall<T> call = new AsyncCall<>(this, (carrier != null) ? carrier.restoring(work) : work);
		this.pending.add(call);
		this.engine.scheduleBlocking(call);
		if (this.closed) {
			abandon(call);
		}
		return call.result();
	}

	void done(AsyncCall<?> call) {
		this.pending.remove(call);
		this.engine.idle();
	}

	void failed(Throwable failure) {
		if (Failures.isFatal(failure)) {
			this.engine.manager().failed(failure);
		}
	}

	boolean isIdle() {
		return this.pending.isEmpty();
	}

	/** Gives up what is not done: after the end nobody may wait for it in vain. */
	void close() {
		this.closed = true;
		this.pending.forEach(this::abandon);
	}

	private void abandon(AsyncCall<?> call) {
		if (call.abandon("The runtime on " + this.engine.address() + " stopped before this was done: " + call)) {
			this.abandoned.increment();
		}
		this.pending.remove(call);
	}

}
