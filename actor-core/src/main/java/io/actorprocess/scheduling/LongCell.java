package io.actorprocess.scheduling;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A number that several threads write, alone on its cache lines.
 * <p>
 * Thread-safety: the name of each method tells its memory order; no suffix means
 * sequentially consistent.
 */
final class LongCell extends LongCellValue {

	long after00, after01, after02, after03, after04, after05, after06, after07;

	long after08, after09, after10, after11, after12, after13, after14, after15;

}

/**
 * The number between the paddings: the virtual machine lays out fields class by class.
 */
abstract class LongCellValue extends Padding {

	private static final VarHandle VALUE;

	static {
		try {
			VALUE = MethodHandles.lookup().findVarHandle(LongCellValue.class, "value", long.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private volatile long value;

	final long read() {
		return this.value;
	}

	final long readAcquire() {
		return this.value;
	}

	final boolean cas(long expected, long changed) {
		return VALUE.compareAndSet(this, expected, changed);
	}

	final long getAndAdd(long delta) {
		return (long) VALUE.getAndAdd(this, delta);
	}

}
