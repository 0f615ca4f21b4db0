package io.actorprocess.scheduling;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A figure that one thread at a time writes and all may read. Costs the writer a plain
 * store.
 * <p>
 * Thread-safety: {@link #add(long)} only by the owner; {@link #sum()} by any thread,
 * which sees some recent value.
 */
final class Counter extends Padding {

	private static final VarHandle SUM;

	static {
		try {
			SUM = MethodHandles.lookup().findVarHandle(Counter.class, "sum", long.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	@SuppressWarnings("UnusedVariable") // read by the VarHandle
	private long sum;

	void add(long amount) {
		this.sum += amount;
	}

	long sum() {
		return (long) SUM.getOpaque(this);
	}

}
