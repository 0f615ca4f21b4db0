package io.actorprocess.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

import io.actorprocess.message.ExitReason;

/**
 * What there is to say of few processes: their children, their failures, and why they
 * ended if they did not just end.
 * <p>
 * Thread-safety: children are for any thread; the running thread writes the rest, and any
 * may read the count, which is some recent one.
 */
final class Particulars {

	private static final VarHandle FAILED;

	static {
		try {
			FAILED = MethodHandles.lookup().findVarHandle(Particulars.class, "failed", long.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final Family family = new Family();

	private long failed;

	/** Owned by the running thread. */
	private @Nullable ExitReason reason;

	Family family() {
		return this.family;
	}

	void countFailed() {
		FAILED.setOpaque(this, this.failed + 1);
	}

	long failed() {
		return (long) FAILED.getOpaque(this);
	}

	void setReason(ExitReason reason) {
		this.reason = reason;
	}

	ExitReason reason() {
		return (this.reason != null) ? this.reason : ExitReason.TERMINATED;
	}

}
