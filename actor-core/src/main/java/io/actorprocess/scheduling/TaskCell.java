package io.actorprocess.scheduling;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

/**
 * A place for one task that several threads write, alone on its cache lines.
 * <p>
 * Thread-safety: the name of each method tells its memory order; no suffix means
 * sequentially consistent.
 */
final class TaskCell extends TaskCellValue {

	long after00, after01, after02, after03, after04, after05, after06, after07;

	long after08, after09, after10, after11, after12, after13, after14, after15;

}

/**
 * The task between the paddings: the virtual machine lays out fields class by class.
 */
abstract class TaskCellValue extends Padding {

	private static final VarHandle VALUE;

	static {
		try {
			VALUE = MethodHandles.lookup().findVarHandle(TaskCellValue.class, "value", Task.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private volatile @Nullable Task value;

	final @Nullable Task read() {
		return this.value;
	}

	final @Nullable Task readOpaque() {
		return (Task) VALUE.getOpaque(this);
	}

	final void writeRelease(@Nullable Task task) {
		VALUE.setRelease(this, task);
	}

	final @Nullable Task exchange(@Nullable Task task) {
		return (Task) VALUE.getAndSet(this, task);
	}

}
